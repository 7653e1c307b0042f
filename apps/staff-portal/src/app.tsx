import { createPortalClient, createSession, SessionContext, SignedInGate } from '@candour/portal-kit'
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
const client = createPortalClient({ session, purpose: statedPurpose.get })

const Pages = () => useRoutes(routes)

export function App() {
  return (
    <SessionContext value={session}>
      <Provider value={client}>
        <BrowserRouter basename="/staff">
          <SignedInGate base="/staff/" signedOut={(because) => <SignedOutPage because={because} />}>
            <StaffFrame>
              <Pages />
            </StaffFrame>
          </SignedInGate>
        </BrowserRouter>
      </Provider>
    </SessionContext>
  )
}
