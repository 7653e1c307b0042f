import type { ConsentFormProfile } from '@candour/organisations'
import type { Answer, ConsentMethod, DecidedState, Recorder, Standing } from './consent.ts'
import { currentWording, isDecidable, itemOf } from './form.ts'
import { problem, type Problem } from './problem.ts'
import { parseSignature, type Signature, type SignatureInput } from './signature.ts'

export interface AnswerRequest {
  readonly itemCode: string
  readonly decision: Answer
  readonly wordingVersion: number
  readonly method: ConsentMethod
  readonly signature?: SignatureInput | null | undefined
}

/** A decision that may be put on record. */
export interface NewDecision {
  readonly itemCode: string
  readonly state: DecidedState
  readonly wordingVersion: number
  readonly formCode: string
  readonly formVersion: number
  readonly method: ConsentMethod | null
  readonly signature: Signature | null
}

export interface ConsentRules {
  readonly form: ConsentFormProfile
  /** The organisation keeps no paper [DMWS-04]. */
  readonly paperless: boolean
}

/**
 * Whether an answer is one that this form can take. Each item is answered by itself, so that a person can agree to some and not to others
 * [DMWS-21, DMWS-22], and only to the wording in use now [DPPC-37]. Nothing is filled in for anybody, save how a person's own answer came.
 */
export function readAnswer(
  request: AnswerRequest,
  recorder: Recorder,
  { form, paperless }: ConsentRules,
): { readonly decision: NewDecision } | { readonly problems: readonly Problem[] } {
  const item = itemOf(form, request.itemCode)
  if (!item) return { problems: [problem('UNKNOWN_ITEM', 'Choose an item of the form.', 'itemCode')] }
  if (!isDecidable(item)) {
    return { problems: [problem('NOT_A_CHOICE', 'This does not rest on consent, so there is nothing to decide.', 'itemCode')] }
  }
  const method = recorder.kind === 'PERSON' ? 'SELF_SERVICE' : request.method
  const signature = request.signature ? parseSignature(request.signature) : null
  const problems: Problem[] = []
  if (request.wordingVersion !== currentWording(item).version) {
    problems.push(problem('WORDING_CHANGED', 'The wording has changed. Read the new one before deciding.', 'wordingVersion'))
  }
  if (method === 'PAPER' && paperless) {
    problems.push(problem('PAPERLESS', 'Nothing is kept on paper here. Choose another way.', 'method'))
  }
  if (recorder.kind === 'STAFF' && method === 'SELF_SERVICE') {
    problems.push(problem('INVALID', 'Choose how the person told you.', 'method'))
  }
  if (request.signature && !signature) {
    problems.push(problem('INVALID', 'Type the name, or say who heard the answer.', 'signature'))
  }
  if (signature?.kind === 'SAID_IN_PERSON' && method !== 'IN_PERSON') {
    problems.push(problem('INVALID', 'Only an answer given in person can be heard by a witness.', 'signature', 'kind'))
  }
  if (problems.length > 0) return { problems }
  return {
    decision: {
      itemCode: item.code,
      state: request.decision,
      wordingVersion: request.wordingVersion,
      formCode: form.code,
      formVersion: form.version,
      method,
      signature,
    },
  }
}

/**
 * What becomes of a valid answer, given how the item stands. `expected` is the version on which the person decided, 0 for an item never
 * decided. Sent twice, the same answer counts once: also when the first sending moved the version on.
 */
export function settleAnswer(
  decision: NewDecision,
  recorder: Recorder,
  standing: Standing,
  expected: number,
): 'record' | 'recorded before' | 'conflict' {
  const { last } = standing
  const same =
    last !== null &&
    standing.state === decision.state &&
    last.wordingVersion === decision.wordingVersion &&
    last.method === decision.method &&
    last.recordedById === recorder.id &&
    last.signatureKind === (decision.signature?.kind ?? null)
  if (same) return 'recorded before'
  return expected === standing.version ? 'record' : 'conflict'
}
