import { refuse, type Refusal } from './refusal.ts'

export type CodePurpose = 'invitation' | 'restoration'
export type CodeChannel = 'IN_PERSON' | 'POST' | 'SMS' | 'EMAIL'

/** What staff may have seen or done before they let somebody back in. */
export const proofsSeen = ['PHOTO_DOCUMENT', 'OTHER_DOCUMENT', 'KNOWN_IN_PERSON', 'CALLED_BACK'] as const
export type ProofSeen = (typeof proofsSeen)[number]

/** The longest description of a proof, in characters. */
export const longestNote = 500

const days = 24 * 60 * 60 * 1000
/** How long a code works, in milliseconds: as long as it takes to arrive and be used. A letter takes a week. */
const lifetimes: Readonly<Record<CodePurpose, Readonly<Record<CodeChannel, number>>>> = {
  invitation: { IN_PERSON: 7 * days, POST: 21 * days, SMS: 3 * days, EMAIL: 3 * days },
  restoration: { IN_PERSON: 1 * days, POST: 10 * days, SMS: 1 * days, EMAIL: 1 * days },
}

/** Until when a code works that is issued now. */
export const expiryOf = (purpose: CodePurpose, channel: CodeChannel, now: Date): Date =>
  new Date(now.getTime() + lifetimes[purpose][channel])

export interface CodeRequest {
  readonly purpose: CodePurpose
  /** Whether the account exists and is open. */
  readonly signsIn: boolean
  readonly proofSeen?: string | null | undefined
  readonly note?: string | null | undefined
}

export interface AdmittedCode {
  readonly purpose: CodePurpose
  /** Null for an invitation. */
  readonly proof: { readonly seen: ProofSeen; readonly note: string } | null
}

/** Whether a code may be issued: an invitation to whoever has no sign-in yet, a way back, with proof, to whoever has one. */
export function admitCode({ purpose, signsIn, proofSeen, note }: CodeRequest): AdmittedCode | Refusal {
  if (purpose === 'invitation')
    return signsIn ? refuse('ALREADY_SIGNS_IN', 'There is a sign-in already.') : { purpose, proof: null }
  if (!signsIn) return refuse('HAS_NO_SIGN_IN', 'There is no sign-in yet. Send an invitation.')
  const seen = proofsSeen.find((each) => each === proofSeen)
  if (!seen) return refuse('PROOF_MISSING', 'Say what you saw.', 'proofSeen')
  const words = note?.trim() ?? ''
  if (words === '') return refuse('NOTE_MISSING', 'Describe what you saw.', 'note')
  if (words.length > longestNote) return refuse('TOO_LONG', `Use at most ${longestNote} characters.`, 'note')
  return { purpose, proof: { seen, note: words } }
}
