import {
  createPortalClient,
  createSession,
  createStepUp,
  KitMessagesProvider,
  SessionContext,
  SignedInGate,
  StepUpContext,
  StepUpDialog,
} from '@candour/portal-kit'
import { BrowserRouter, useRoutes } from 'react-router'
import { Provider } from 'urql'
import { MyFrame } from './frame/my-frame.tsx'
import { SignedOutPage } from './frame/signed-out-page.tsx'
import { messages } from './messages.ts'
import { routes } from './routes.tsx'

const session = createSession({
  clientId: 'self-service-portal',
  callbackPath: '/my/signed-in',
  homePath: '/my/',
})
const stepUp = createStepUp(session)
const client = createPortalClient({ session, stepUp, purpose: () => 'own-record' })

const Pages = () => useRoutes(routes)

export function App() {
  return (
    <KitMessagesProvider messages={messages.kit}>
      <SessionContext value={session}>
        <StepUpContext value={stepUp}>
          <Provider value={client}>
            <BrowserRouter basename="/my">
              <SignedInGate base="/my/" signedOut={(because) => <SignedOutPage because={because} />}>
                <MyFrame>
                  <Pages />
                </MyFrame>
              </SignedInGate>
            </BrowserRouter>
          </Provider>
          <StepUpDialog stepUp={stepUp} />
        </StepUpContext>
      </SessionContext>
    </KitMessagesProvider>
  )
}
