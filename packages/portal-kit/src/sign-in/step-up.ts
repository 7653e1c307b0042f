import { createContext, useContext, useSyncExternalStore } from 'react'
import type { AskedAssurance } from './identity-provider.ts'
import type { SignInSession } from './session.ts'

export type StepUpState =
  | { kind: 'quiet' }
  /** `blocked`: the browser opened no window; `failed`: it came back without what was asked for. */
  | { kind: 'asking'; assurance: AskedAssurance; trouble: 'blocked' | 'failed' | null }
  | { kind: 'waiting'; assurance: AskedAssurance }

/**
 * Proving once more who one is, in place: the page that needs it stays as it is, with all that was typed. Whoever asks waits for the answer.
 */
export interface StepUp {
  state(): StepUpState
  /** How many times it was done. What was withheld before may be open now. */
  times(): number
  subscribe(listener: () => void): () => void
  /** Resolves when it was done, to true, or when the person would not, to false. */
  ask(assurance: AskedAssurance): Promise<boolean>
  /** Opens the window. Only from a click: browsers open none otherwise. */
  confirm(): void
  cancel(): void
}

export function createStepUp(session: Pick<SignInSession, 'stepUpIn'>): StepUp {
  let state: StepUpState = { kind: 'quiet' }
  let times = 0
  let opened: { window: Window; waiting: AbortController } | null = null
  let asked: { promise: Promise<boolean>; settle: (done: boolean) => void } | null = null
  const listeners = new Set<() => void>()
  const become = (next: StepUpState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const close = () => {
    opened?.waiting.abort()
    opened?.window.close()
    opened = null
  }
  const settle = (done: boolean) => {
    close()
    if (done) times += 1
    asked?.settle(done)
    asked = null
    become({ kind: 'quiet' })
  }

  return {
    state: () => state,
    times: () => times,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask(assurance) {
      if (asked === null) {
        let done: (outcome: boolean) => void = () => {}
        const promise = new Promise<boolean>((resolve) => (done = resolve))
        asked = { promise, settle: done }
      }
      // Of several who ask at once, the strongest wish counts for all.
      const strongest = state.kind !== 'quiet' && state.assurance > assurance ? state.assurance : assurance
      if (state.kind === 'quiet' || strongest > state.assurance) become({ kind: 'asking', assurance: strongest, trouble: null })
      return asked.promise
    },
    confirm() {
      if (state.kind === 'quiet') return
      const { assurance } = state
      close()
      const window = globalThis.open('', 'candour-step-up', 'popup,width=560,height=780')
      if (window === null) return become({ kind: 'asking', assurance, trouble: 'blocked' })
      const mine = { window, waiting: new AbortController() }
      opened = mine
      become({ kind: 'waiting', assurance })
      session.stepUpIn(window, assurance, mine.waiting.signal).then(
        () => settle(true),
        () => {
          // Another window took its place, or nobody waits for it any more.
          if (opened !== mine) return
          close()
          become({ kind: 'asking', assurance, trouble: 'failed' })
        },
      )
    },
    cancel: () => settle(false),
  }
}

export const StepUpContext = createContext<StepUp | null>(null)

const never = () => () => {}
const zero = () => 0

/** How many times the person stepped up on this page: what is read is read again after each. */
export function useStepUps(): number {
  const stepUp = useContext(StepUpContext)
  return useSyncExternalStore(stepUp?.subscribe ?? never, stepUp?.times ?? zero)
}
