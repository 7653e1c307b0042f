import { createContext, useContext, useSyncExternalStore } from 'react'
import type { SignInSession, SignInState } from './session.ts'

export const SessionContext = createContext<SignInSession | null>(null)

/** The sign-in of this page. Throws outside a portal, which is a programming error. */
export function useSession(): SignInSession {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs a SessionContext above it')
  return session
}

export const useSignInState = (session: SignInSession): SignInState => useSyncExternalStore(session.subscribe, session.state)
