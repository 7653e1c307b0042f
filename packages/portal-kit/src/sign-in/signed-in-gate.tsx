import { useEffect, useRef, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Loading } from '../components/loading.tsx'
import { useKitMessages } from '../components/kit-messages.tsx'
import type { SignedOutBecause } from './session.ts'
import { useSession, useSignInState } from './use-session.ts'

interface GateProps {
  /** The page for somebody who is not signed in. */
  signedOut: (because: SignedOutBecause) => ReactNode
  /** Path of the start page below the router's base, and the base itself. */
  base: string
  children: ReactNode
}

/** Shows the portal only to somebody who is signed in. Children do not exist before, so nothing is asked too early. */
export function SignedInGate({ signedOut, base, children }: GateProps) {
  const session = useSession()
  const state = useSignInState(session)
  const navigate = useNavigate()
  const messages = useKitMessages()
  const opened = useRef(false)

  useEffect(() => {
    if (opened.current) return
    opened.current = true
    void session.open().then((path) => {
      if (path !== null) void navigate(path.startsWith(base) ? `/${path.slice(base.length)}` : '/', { replace: true })
    })
  }, [session, navigate, base])

  if (state.kind === 'checking') return <Loading what={messages.opensSoon} />
  if (state.kind === 'signed-out') return <>{signedOut(state.because)}</>
  return <>{children}</>
}
