import type { FormError } from '@candour/portal-kit'

/** Answers collected on the way to a recorded decision. Empty strings are not answered yet: nothing is preselected. */
export interface DecisionDraft {
  decision: '' | 'GIVEN' | 'REFUSED'
  method: '' | 'IN_PERSON' | 'PHONE' | 'PAPER'
  signature: '' | 'TYPED' | 'SAID_IN_PERSON'
  typedName: string
  witness: string
}

export const emptyDraft: DecisionDraft = { decision: '', method: '', signature: '', typedName: '', witness: '' }

export const decisions = [
  { value: 'GIVEN', text: 'Yes, they agree' },
  { value: 'REFUSED', text: 'No, they do not agree' },
] as const

export const methods = [
  { value: 'IN_PERSON', text: 'In person' },
  { value: 'PHONE', text: 'By phone' },
  { value: 'PAPER', text: 'On paper' },
] as const

/** The ways that count here: nothing is kept on paper by whoever promised so (DMWS-04). */
export const methodsOf = (organisation: { readonly paperless: boolean } | null) =>
  methods.filter(({ value }) => value !== 'PAPER' || !organisation?.paperless)

export const signatures = [
  { value: 'TYPED', text: 'They typed their name' },
  { value: 'SAID_IN_PERSON', text: 'They said it, and somebody heard it' },
] as const

export const wordsFor = (choices: readonly { value: string; text: string }[], value: string): string =>
  choices.find((choice) => choice.value === value)?.text ?? ''

export function decisionErrors(draft: DecisionDraft): FormError[] {
  return draft.decision ? [] : [{ field: 'decision', message: 'Select what the person decided' }]
}

/** A signature can be taken only from somebody who is there; a decision by phone or on paper is told by its method. */
export function howErrors(draft: DecisionDraft): FormError[] {
  const errors: FormError[] = []
  if (!draft.method) errors.push({ field: 'method', message: 'Select how the person told you' })
  if (draft.method !== 'IN_PERSON') return errors
  if (!draft.signature) errors.push({ field: 'signature', message: 'Select how the decision is signed' })
  if (draft.signature === 'TYPED' && !draft.typedName.trim())
    errors.push({ field: 'typedName', message: 'Enter the name they typed' })
  if (draft.signature === 'SAID_IN_PERSON' && !draft.witness.trim())
    errors.push({ field: 'witness', message: 'Enter the name of the person who heard it' })
  return errors
}

/** The signature as the API takes it; only the answer that belongs to the chosen kind is sent. */
export function signatureOf(
  draft: DecisionDraft,
): { kind: 'TYPED'; text: string } | { kind: 'SAID_IN_PERSON'; witness: string } | null {
  if (draft.method !== 'IN_PERSON') return null
  if (draft.signature === 'TYPED') return { kind: 'TYPED', text: draft.typedName.trim() }
  if (draft.signature === 'SAID_IN_PERSON') return { kind: 'SAID_IN_PERSON', witness: draft.witness.trim() }
  return null
}
