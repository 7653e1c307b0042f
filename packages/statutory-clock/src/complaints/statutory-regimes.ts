import { adultCareAndNhs2009 } from './adult-care-and-nhs-2009.ts'
import { childrenAct2006 } from './children-act-2006.ts'
import { cqcRegulation16 } from './cqc-regulation-16.ts'
import { ombudsmanCode } from './ombudsman-code.ts'
import type { Regime } from './regime.ts'

/** The regimes the product ships; an organisation's profile chooses among them and adds its own. */
export const statutoryRegimes: readonly Regime[] = [ombudsmanCode, childrenAct2006, adultCareAndNhs2009, cqcRegulation16]
