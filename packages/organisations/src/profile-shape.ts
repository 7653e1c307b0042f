import { purposes, roleNames } from '@candour/need-to-know'
import { z } from 'zod'
import { complaintsSchema } from './complaints.ts'
import { consentGateSchema } from './consent-gate.ts'
import { consentSchema } from './consent-profile.ts'
import { contactSchema, helpSchema, regulatorsSchema } from './contact.ts'
import { contractSchema, customerSchema, dataSetSchema } from './data-set.ts'
import { lawfulBases, specialCategoryConditions } from './lawful-basis.ts'
import { code, text } from './plain-values.ts'
import { recordFields } from './record-field.ts'
import { retentionSchema } from './retention.ts'
import { staffSignInSchema } from './staff-sign-in.ts'
import { transfersSchema } from './transfers.ts'
import { withholdingSchema } from './withholding.ts'

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
  /** To the person, where the purpose alone says too little. */
  description: text.optional(),
  purpose: z.enum(purposes),
  basis: z.enum(lawfulBases),
  condition: z.enum(specialCategoryConditions).optional(),
  consentItem: code.optional(),
})

const named = z.strictObject({ code, name: text })

/** The keys of a profile. Unknown ones are refused, so that a misspelt one never silently loses a rule. */
export const profileShape = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9]{1,15}$/, 'must be 2 to 16 lower-case letters and digits'),
    name: text,
    legalName: text,
    controller: z.enum(['controller', 'processor', 'joint']),
    roles: z.array(z.enum(roleNames)).min(1, 'must switch on at least one role'),
    /** What is on record before somebody is given a role on the staff; all of it when left out [DMR-54, POL-62]. */
    onboarding: z.array(z.enum(['undertaking', 'training'])).optional(),
    /** The organisation's own issuer, where its staff sign in there. */
    staffSignIn: staffSignInSchema.optional(),
    contacts: z.strictObject({ dataProtectionOfficer: contactSchema, help: helpSchema }),
    rightsContact: contactSchema,
    regulators: regulatorsSchema,
    purposes: z
      .array(z.strictObject({ code: z.enum(purposes), name: text, description: text }))
      .min(1, 'must name at least one purpose'),
    channels: z.array(channelSchema),
    activities: z.array(activitySchema).min(1, 'must name at least one activity'),
    /** The only conditions under which special-category data is used here; absent: any that the law knows [BCT-05]. */
    conditions: z.array(z.enum(specialCategoryConditions)).optional(),
    consent: consentSchema,
    consentGates: z.array(consentGateSchema),
    /** What is kept from a role here although the policy would give it; nothing when left out. */
    withheld: z.array(withholdingSchema).optional(),
    services: z
      .array(z.strictObject({ code, name: text, description: text, fields: z.array(z.enum(recordFields)) }))
      .min(1, 'must offer at least one service'),
    /** What a placement can be; an organisation that places people asks for one of them [DMR-03]. */
    placementTypes: z.array(named).optional(),
    complaints: complaintsSchema,
    retention: retentionSchema,
    dataSets: z.array(dataSetSchema).min(1, 'must name at least one data set'),
    customers: z.array(customerSchema).optional(),
    contracts: z.array(contractSchema).optional(),
    /** Companies of the same group: recipients like any other [DMR-21]. */
    groupEntities: z.array(named).optional(),
    transfers: transfersSchema,
    paperless: z.boolean(),
    /** Staff and inspectors come in on enrolled devices or from enrolled networks only; from anywhere when left out [DMWS-07]. */
    enrolledOnly: z.boolean().optional(),
  })
  .meta({
    title: 'Organisation profile',
    description: 'What one organisation has promised the people it serves, and how it works.',
  })

/** A profile as it is written. */
export type WrittenProfile = z.infer<typeof profileShape>
