import { builder } from './builder.ts'
import { contactChannel } from './enums.ts'

export const contactInput = builder.inputType('ContactInput', {
  fields: (t) => ({
    email: t.string(),
    phone: t.string(),
    addressLines: t.stringList(),
    postcode: t.string(),
    preferredChannel: t.field({ type: contactChannel }),
    safeContact: t.string(),
  }),
})
