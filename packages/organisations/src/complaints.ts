import { roleNames, type RoleName } from '@candour/need-to-know'
import { z } from 'zod'
import { regulatorKinds } from './contact.ts'
import { code, text } from './plain-values.ts'
import { caseKinds } from './regimes/regime.ts'
import type { ComplaintRegime } from './regimes/regime.ts'
import { settleRegime } from './regimes/settle-regime.ts'
import { writtenRegimeSchema } from './regimes/written-regime.ts'

/** Roles that may take a case out of a queue, and give it to somebody. */
const rolesThatReceive = ['complaints-officer', 'data-protection-officer'] as const satisfies readonly RoleName[]

const named = z.strictObject({ code, name: text })

/** How an organisation deals with what people bring to it. */
export const complaintsSchema = z.strictObject({
  kinds: z.array(z.enum(caseKinds)).min(1, 'must name at least one kind of case'),
  /** What a complaint can be about, where the organisation sorts them so [DMWS-46]. */
  categories: z.array(named).optional(),
  /** The services a case can concern [BCT-11]. */
  services: z.array(named).optional(),
  regimes: z.array(writtenRegimeSchema).min(1, 'must hold at least one regime'),
  /** Code of the regime a case runs under unless another is chosen. */
  defaultRegime: code,
  /** The role whose queue a new case reaches. */
  firstRecipient: z.enum(roleNames),
  /**
   * The role whose queue a case reaches where nobody holds the first, or the case is about all who do: such as a complaint about the only data
   * protection officer. Left out: such a case waits.
   */
  standIn: z.enum(rolesThatReceive).optional(),
  /** Where reminders of deadlines reach whoever handles complaints. Left out: they are on record with the case, and not sent. */
  staffMailbox: z.email().optional(),
  /** Whom every outcome tells the person they may turn to next. */
  outcomeMentions: z.array(z.enum(regulatorKinds)),
})

export type WrittenComplaints = z.infer<typeof complaintsSchema>
/** How an organisation deals with what people bring to it, with every figure of its regimes settled. */
export interface ComplaintsProfile extends Omit<WrittenComplaints, 'regimes' | 'categories' | 'services'> {
  readonly categories: readonly z.infer<typeof named>[]
  readonly services: readonly z.infer<typeof named>[]
  readonly regimes: readonly ComplaintRegime[]
}

/** Settles the figures of complaints that were found consistent. */
export const readComplaints = ({ categories = [], services = [], regimes, ...rest }: WrittenComplaints): ComplaintsProfile => ({
  ...rest,
  categories,
  services,
  regimes: regimes.flatMap((regime) => settleRegime(regime, () => undefined) ?? []),
})
