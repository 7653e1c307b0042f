import type { ContactRules } from '../domain/contact-rules.ts'
import type { ServiceUser } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { messageChannel } from './enums.ts'
import { personRef } from './person-ref.ts'

export const safeContactRules = builder
  .objectRef<{ readonly person: ServiceUser; readonly rules: ContactRules }>('SafeContactRules')
  .implement({
    description: 'What everything that is sent to the person by machine heeds.',
    about: ({ person }) => ({ ...personRef(person), resource: 'ContactDetails' }),
    fields: (t) => ({
      neverBy: t.field({ type: [messageChannel], category: 'contact', resolve: ({ rules }) => [...rules.neverBy] }),
      from: t.string({
        description: 'Email and texts only from this time of day, `HH:MM` in London.',
        category: 'contact',
        resolve: ({ rules }) => rules.between?.from ?? null,
      }),
      until: t.string({ category: 'contact', resolve: ({ rules }) => rules.between?.until ?? null }),
      discreet: t.boolean({
        description: 'Nothing that is sent names the organisation or says what it is about.',
        category: 'contact',
        resolve: ({ rules }) => rules.discreet,
      }),
      neverSay: t.stringList({ category: 'contact', resolve: ({ rules }) => [...rules.neverSay] }),
    }),
  })

export const safeContactRulesInput = builder.inputType('SafeContactRulesInput', {
  description: 'Replaces the rules as a whole.',
  fields: (t) => ({
    neverBy: t.field({ type: [messageChannel] }),
    from: t.string(),
    until: t.string(),
    discreet: t.boolean(),
    neverSay: t.stringList(),
  }),
})
