import { purposes, roleNames } from '@candour/need-to-know'
import type { PurposeOfWork } from '@candour/need-to-know'
import { z } from 'zod'
import { categoryPatterns } from './consent-gate.ts'

const isOfWork = (purpose: (typeof purposes)[number]): purpose is PurposeOfWork =>
  purpose !== 'care' && purpose !== 'own-record' && purpose !== 'administration'

/** Purposes that are an errand: a case, a request, an inspection, a project. */
export const purposesOfWork: readonly PurposeOfWork[] = purposes.filter(isOfWork)

/** Not from the person: what is on record about them is theirs to read (UK GDPR Art. 15). */
const narrowed = roleNames.filter((role) => role !== 'service-user')

/** These categories are kept from these roles here, for these purposes (none listed: any). A profile can take away; nothing in it gives. */
export const withholdingSchema = z.strictObject({
  roles: z.array(z.enum(narrowed)).min(1, 'must name at least one role'),
  categories: z.array(z.enum(categoryPatterns)).min(1, 'must name at least one category'),
  purposes: z.array(z.enum(purposes)),
})
