import { z } from 'zod'
import { phone, text } from './plain-values.ts'

const webAddress = z.url({ protocol: /^https$/ })

const ways = {
  address: z.array(text),
  phone: phone.optional(),
  email: z.email().optional(),
  url: webAddress.optional(),
  /** The page of the self-service portal that reaches this function, where the organisation is reached by an online form. */
  onlineForm: z.enum(['rights', 'complaints', 'contact']).optional(),
}

/**
 * Where a person reaches a function of the organisation. The title names the function, never somebody: a profile holds no private person's
 * name.
 */
export const contactSchema = z
  .strictObject({ title: text, ...ways })
  .refine((contact) => contact.address.length > 0 || contact.phone || contact.email || contact.url || contact.onlineForm, {
    error: 'gives no way to make contact: an address, a phone, an email, a url or an online form is needed',
  })

/** Help that every screen shows: reached at once, so that an address alone is not enough. */
export const helpSchema = z
  .strictObject({ title: text, ...ways, hours: text.optional() })
  .refine((help) => help.phone || help.email || help.onlineForm, {
    error: 'gives no quick way to help: a phone, an email or an online form is needed',
  })

/** The authority that data-protection complaints may go to. Its full address is asked for because notices have been printed without it [DMWS-50]. */
export const regulatorSchema = z.strictObject({
  name: text,
  address: z.array(text).min(2, 'must have at least two lines'),
  phone,
  url: webAddress,
})

/** An authority over the service itself. Its name is enough: contact data is given where the organisation's notice gives it. */
const serviceRegulatorSchema = z.strictObject({
  name: text,
  address: z.array(text).optional(),
  phone: phone.optional(),
  url: webAddress.optional(),
})

/** Whom a person may turn to about an organisation: always the data-protection regulator, and those over its service where they apply. */
export const regulatorsSchema = z.strictObject({
  dataProtection: regulatorSchema,
  ombudsman: serviceRegulatorSchema.optional(),
  cqc: serviceRegulatorSchema.optional(),
  ofsted: serviceRegulatorSchema.optional(),
})

export const regulatorKinds = ['dataProtection', 'ombudsman', 'cqc', 'ofsted'] as const
export type RegulatorKind = (typeof regulatorKinds)[number]

export type Contact = z.infer<typeof contactSchema>
export type Help = z.infer<typeof helpSchema>
export type Regulator = z.infer<typeof regulatorSchema>
export type Regulators = z.infer<typeof regulatorsSchema>
