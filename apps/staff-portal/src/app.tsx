import {
  createPortalClient,
  createSession,
  createStepUp,
  SessionContext,
  SignedInGate,
  StepUpContext,
  StepUpDialog,
} from '@candour/portal-kit'
import { BrowserRouter, useRoutes } from 'react-router'
import { Provider } from 'urql'
import { SignedOutPage } from './frame/signed-out-page.tsx'
import { StaffFrame } from './frame/staff-frame.tsx'
import { statedPurpose } from './frame/stated-purpose.ts'
import { routes } from './routes.tsx'

const session = createSession({
  clientId: 'staff-portal',
  callbackPath: '/staff/signed-in',
  homePath: '/staff/',
})
const stepUp = createStepUp(session)
const client = createPortalClient({ session, stepUp, purpose: statedPurpose.get })

const Pages = () => useRoutes(routes)

export function App() {
  return (
    <SessionContext value={session}>
      <StepUpContext value={stepUp}>
        <Provider value={client}>
          <BrowserRouter basename="/staff">
            <SignedInGate base="/staff/" signedOut={(because) => <SignedOutPage because={because} />}>
              <StaffFrame>
                <Pages />
              </StaffFrame>
            </SignedInGate>
          </BrowserRouter>
        </Provider>
        <StepUpDialog stepUp={stepUp} />
      </StepUpContext>
    </SessionContext>
  )
}
