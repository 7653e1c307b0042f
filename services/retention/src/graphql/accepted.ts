import { Rejected } from '@candour/subgraph-kit'
import type { Refused } from '../data/refused.ts'

/** What was made. @throws Rejected when it was not, which leaves nothing written */
export function accepted<Made extends object>(outcome: Made | Refused): Made {
  if ('refused' in outcome) throw new Rejected([outcome.refused])
  return outcome
}
