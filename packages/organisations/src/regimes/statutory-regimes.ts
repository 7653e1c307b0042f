import { adultSocialCare2009 } from './adult-social-care-2009.ts'
import { childrenAct2006 } from './children-act-2006.ts'
import { dataProtectionComplaint } from './data-protection-complaint.ts'
import { ombudsmanCode } from './ombudsman-code.ts'
import type { StatutoryRegime } from './regime.ts'

/** The procedures that the platform ships, by code. A profile selects them and may set figures of its own. */
export const statutoryRegimes: ReadonlyMap<string, StatutoryRegime> = new Map(
  [ombudsmanCode, childrenAct2006, adultSocialCare2009, dataProtectionComplaint].map((regime) => [regime.code, regime]),
)
