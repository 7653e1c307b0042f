import type { ConsentFormProfile } from '@candour/organisations'
import type { Recorder, Standing } from './consent.ts'
import type { NewDecision } from './decide-consent.ts'
import { parseSignature, type SignatureInput } from './signature.ts'

export interface WithdrawalRequest {
  readonly itemCode: string
  readonly signature?: SignatureInput | null | undefined
  /** The version that the person decided on; left out, whatever is in force is withdrawn. */
  readonly version?: number | null | undefined
}

/**
 * A consent in force can always be withdrawn, at any time and with no more effort than giving it took (UK GDPR Art. 7(3)) [DMWS-23]: it
 * needs no reason, no current wording and no signature. One that comes with it is kept if it can be [DMWS-25].
 */
export function withdraw(
  request: WithdrawalRequest,
  recorder: Recorder,
  standing: Standing,
  form: Pick<ConsentFormProfile, 'code' | 'version'>,
): NewDecision | 'not in force' | 'conflict' {
  if (standing.state !== 'GIVEN' || standing.last === null) return 'not in force'
  if (typeof request.version === 'number' && request.version !== standing.version) return 'conflict'
  return {
    itemCode: request.itemCode,
    state: 'WITHDRAWN',
    wordingVersion: standing.last.wordingVersion,
    formCode: form.code,
    formVersion: form.version,
    method: recorder.kind === 'PERSON' ? 'SELF_SERVICE' : null,
    signature: request.signature ? parseSignature(request.signature) : null,
  }
}
