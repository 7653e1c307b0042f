import { purposes, roleNames } from '@candour/need-to-know'
import { z } from 'zod'
import { consentFormSchema } from './consent-form.ts'
import { consentGateSchema } from './consent-gate.ts'
import { contactSchema, helpSchema, regulatorSchema } from './contact.ts'
import { lawfulBases, specialCategoryConditions } from './lawful-basis.ts'
import { code, text } from './plain-values.ts'
import { recordFields } from './record-field.ts'

/** Ways of reaching a person, each with the consent item that allows it; null where contact rests on another basis [DMWS-16]. */
const channelSchema = z.strictObject({
  code: z.enum(['email', 'phone', 'sms', 'post']),
  name: text,
  consentItem: code.nullable(),
})

/** What data is used for here, and on which ground. An activity without a ground cannot be written down [DMR-23, BCT-16]. */
const activitySchema = z.strictObject({
  code,
  name: text,
  purpose: z.enum(purposes),
  basis: z.enum(lawfulBases),
  condition: z.enum(specialCategoryConditions).optional(),
  consentItem: code.optional(),
})

const retentionRuleSchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9]*$/, 'must be capitals and digits, such as DMWS7'),
  years: z.int().positive(),
  startsAt: z.enum(['last-closure', 'last-action', 'birth', 'death']),
  afterwards: z.enum(['erase', 'anonymise']),
  rationale: text,
})

/** The keys of a profile. Unknown ones are refused, so that a misspelt one never silently loses a rule. */
export const profileShape = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9]{1,15}$/, 'must be 2 to 16 lower-case letters and digits'),
    name: text,
    legalName: text,
    controller: z.enum(['controller', 'processor', 'joint']),
    roles: z.array(z.enum(roleNames)).min(1, 'must switch on at least one role'),
    contacts: z.strictObject({ dataProtectionOfficer: contactSchema, help: helpSchema }),
    rightsContact: contactSchema,
    regulator: regulatorSchema,
    purposes: z
      .array(z.strictObject({ code: z.enum(purposes), name: text, description: text }))
      .min(1, 'must name at least one purpose'),
    channels: z.array(channelSchema),
    activities: z.array(activitySchema).min(1, 'must name at least one activity'),
    consent: z.strictObject({ requiredToStore: z.boolean(), storageItem: code, form: consentFormSchema }),
    consentGates: z.array(consentGateSchema),
    services: z
      .array(z.strictObject({ code, name: text, description: text, fields: z.array(z.enum(recordFields)) }))
      .min(1, 'must offer at least one service'),
    retention: z.strictObject({ statement: text, rules: z.array(retentionRuleSchema).min(1, 'must hold at least one rule') }),
    paperless: z.boolean(),
  })
  .meta({
    title: 'Organisation profile',
    description: 'What one organisation has promised the people it serves, and how it works.',
  })

/** Everything the platform knows about one organisation. */
export type OrganisationProfile = z.infer<typeof profileShape>
