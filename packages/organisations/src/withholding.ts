import { purposes, roleNames } from '@candour/need-to-know'
import { z } from 'zod'
import { categoryPatterns } from './consent-gate.ts'

/** Not from the person: what is on record about them is theirs to read (UK GDPR Art. 15). */
const narrowed = roleNames.filter((role) => role !== 'service-user')

/** These categories are kept from these roles here, for these purposes (none listed: any). A profile can take away; nothing in it gives. */
export const withholdingSchema = z.strictObject({
  roles: z.array(z.enum(narrowed)).min(1, 'must name at least one role'),
  categories: z.array(z.enum(categoryPatterns)).min(1, 'must name at least one category'),
  purposes: z.array(z.enum(purposes)),
})
