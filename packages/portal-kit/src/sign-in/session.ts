import {
  answersTheChallenge,
  authorisationRequest,
  codeFrom,
  endSessionUrl,
  isOfWindow,
  readIdToken,
  redeem,
  renewSilently,
  SignInError,
  type AskedAssurance,
  type PendingSignIn,
  type PortalIdentity,
  type Tokens,
} from './identity-provider.ts'

/** `asked`: the person signed out; `idle`: nobody was there; `expired`: the server ended the session; `failed`: signing in went wrong. */
export type SignedOutBecause = 'never-signed-in' | 'asked' | 'idle' | 'expired' | 'failed'

export type SignInState = { kind: 'checking' } | { kind: 'signed-in' } | { kind: 'signed-out'; because: SignedOutBecause }

export interface SignInSession {
  state(): SignInState
  subscribe(listener: () => void): () => void
  /** Finishes a redirect or renews quietly; returns the path to open, or null to stay. */
  open(): Promise<string | null>
  /** Leaves the page for the provider's sign-in page. */
  signIn(returnTo: string): Promise<void>
  /**
   * Has the person prove in another window who they are, while this page stays as it is. Throws `SignInError` when that was not done as
   * strongly as asked; somebody else in that window ends the sign-in of this one.
   */
  stepUpIn(window: Window, assurance: AskedAssurance, signal: AbortSignal): Promise<void>
  /** A token good for at least half a minute. Throws `SignInError` when somebody must sign in. */
  accessToken(): Promise<string>
  renew(): Promise<string>
  signOut(because: 'asked' | 'idle'): void
  expire(): void
}

/** Only during the redirect. */
const pendingKey = 'candour.sign-in'
const margin = 30_000

function takePending(): PendingSignIn | null {
  const raw = sessionStorage.getItem(pendingKey)
  sessionStorage.removeItem(pendingKey)
  return raw ? (JSON.parse(raw) as PendingSignIn) : null
}

/** Where windows of one portal hand over the address that they were sent back to. Nobody of another origin hears it. */
const channelName = 'candour.step-up'

function handOver(address: URL): void {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(address.href)
  channel.close()
  window.close()
}

/** Resolves with the address that the window with this state was sent back to. Rejects when it is not waited for any longer. */
function addressOfWindow(state: string, signal: AbortSignal): Promise<string> {
  const channel = new BroadcastChannel(channelName)
  return new Promise<string>((resolve, reject) => {
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string' && new URL(data).searchParams.get('state') === state) resolve(data)
    })
    signal.addEventListener('abort', () => reject(new SignInError('cancelled')))
  }).finally(() => channel.close())
}

const signedOutStates: Record<string, SignedOutBecause> = { asked: 'asked', idle: 'idle' }

/** One sign-in of one portal. Tokens live in this closure and nowhere else: a closed or reloaded page has none. */
export function createSession(portal: PortalIdentity): SignInSession {
  let tokens: Tokens | null = null
  let state: SignInState = { kind: 'checking' }
  let renewing: Promise<Tokens> | null = null
  const listeners = new Set<() => void>()
  const become = (next: SignInState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const keep = (next: Tokens) => {
    tokens = next
    become({ kind: 'signed-in' })
    return next
  }
  const leave = async (returnTo: string) => {
    const { url, pending } = await authorisationRequest(portal, returnTo)
    sessionStorage.setItem(pendingKey, JSON.stringify(pending))
    location.assign(url)
  }
  const renew = async (): Promise<string> => {
    renewing ??= renewSilently(portal).finally(() => (renewing = null))
    try {
      return keep(await renewing).accessToken
    } catch (error) {
      // An outage is not the end of a session: only the provider's word is.
      if (error instanceof SignInError) expire()
      throw error
    }
  }
  const expire = () => {
    tokens = null
    if (state.kind !== 'signed-out') become({ kind: 'signed-out', because: 'expired' })
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async open() {
      const here = new URL(location.href)
      if (here.pathname === portal.callbackPath && isOfWindow(here.href)) {
        handOver(here)
        return null
      }
      if (here.pathname === portal.callbackPath) {
        const pending = takePending()
        if (!pending) {
          become({ kind: 'signed-out', because: 'failed' })
          return portal.homePath
        }
        try {
          keep(await redeem(portal, codeFrom(here.href, pending), pending.verifier))
          return pending.returnTo
        } catch (error) {
          become({ kind: 'signed-out', because: 'failed' })
          if (!(error instanceof SignInError)) throw error
          return portal.homePath
        }
      }
      const ended = signedOutStates[here.searchParams.get('state') ?? '']
      if (here.pathname === portal.homePath && ended) {
        become({ kind: 'signed-out', because: ended })
        return portal.homePath
      }
      try {
        keep(await renewSilently(portal))
      } catch (error) {
        become({ kind: 'signed-out', because: error instanceof SignInError ? 'never-signed-in' : 'failed' })
      }
      return null
    },
    signIn: (returnTo) => leave(returnTo),
    async stepUpIn(window, assurance, signal) {
      const { url, pending } = await authorisationRequest(portal, portal.homePath, { assurance, inWindow: true })
      const address = addressOfWindow(pending.state, signal)
      window.location.replace(url)
      const next = await redeem(portal, codeFrom(await address, pending), pending.verifier)
      const [before, after] = [readIdToken(tokens?.idToken ?? null), readIdToken(next.idToken)]
      if (before !== null && after?.subject !== before.subject) expire()
      if (!answersTheChallenge(before, after, assurance, Date.now() / 1000)) throw new SignInError('not_as_asked')
      keep(next)
    },
    async accessToken() {
      return tokens && tokens.expiresAt - Date.now() > margin ? tokens.accessToken : renew()
    },
    renew,
    signOut(because) {
      const idToken = tokens?.idToken ?? null
      tokens = null
      become({ kind: 'checking' })
      location.assign(endSessionUrl(portal, idToken, because))
    },
    expire,
  }
}
