import { z } from 'zod'
import { phone, text } from './plain-values.ts'

/**
 * Where a person reaches a function of the organisation. The title names the function, never somebody: a profile holds no private person's
 * name.
 */
export const contactSchema = z
  .strictObject({
    title: text,
    address: z.array(text),
    phone: phone.optional(),
    email: z.email().optional(),
    url: z.url({ protocol: /^https$/ }).optional(),
  })
  .refine((contact) => contact.address.length > 0 || contact.phone || contact.email || contact.url, {
    error: 'gives no way to make contact: an address, a phone, an email or a url is needed',
  })

/** Help by phone, which every screen shows. */
export const helpSchema = z.strictObject({ title: text, address: z.array(text), phone, hours: text.optional() })

/** The authority that data-protection complaints may go to. Its full address is asked for because notices have been printed without it [DMWS-50]. */
export const regulatorSchema = z.strictObject({
  name: text,
  address: z.array(text).min(2, 'must have at least two lines'),
  phone,
  url: z.url({ protocol: /^https$/ }),
})

export type Contact = z.infer<typeof contactSchema>
export type Regulator = z.infer<typeof regulatorSchema>
