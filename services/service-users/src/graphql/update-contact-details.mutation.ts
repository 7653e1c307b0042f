import { answering, ApiError, authorise, change, conflict, Rejected } from '@candour/subgraph-kit'
import { saveContactDetails } from '../data/contact-details.ts'
import { lockPerson } from '../data/person.ts'
import { parseContactChange, type ContactInput } from '../domain/contact-change.ts'
import { builder } from './builder.ts'
import type { ServiceUsersContext } from './context.ts'
import { contactChannel } from './enums.ts'
import { serviceUserPayload } from './payload.ts'
import { aboutPerson } from './person-ref.ts'
import { safeContactRulesInput } from './safe-contact-rules.type.ts'

const input = builder.inputType('UpdateContactDetailsInput', {
  description: 'What is left out stays as it is; an empty text removes.',
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    version: t.int({ required: true, description: 'The version of the record that the change was made on.' }),
    email: t.string(),
    phone: t.string(),
    addressLines: t.stringList(),
    postcode: t.string(),
    preferredChannel: t.field({ type: contactChannel }),
    safeContact: t.string({
      description: 'A changed text takes the rules away, unless new ones come with it: somebody has to read it first.',
    }),
    safeContactRules: t.field({ type: safeContactRulesInput }),
  }),
})

builder.mutationField('updateContactDetails', (t) =>
  t.field({
    description: 'Changes how the person is reached, and by which channel they prefer.',
    type: serviceUserPayload('UpdateContactDetailsPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => update(args.input, context)),
  }),
)

async function update(given: ContactInput & { serviceUserId: string; version: number }, context: ServiceUsersContext) {
  const { viewer, vault, clock } = context
  const ref = aboutPerson(context, given.serviceUserId)
  await authorise(context, 'update', ref, ['contact'])
  const { change: wanted, errors } = parseContactChange(given)
  if (errors.length > 0) throw new Rejected(errors)
  const source = viewer.kind === 'service-user' ? 'PERSON' : 'SERVICE_USE'
  const serviceUser = await change(context, ['contact'], async (tx) => {
    const person = await lockPerson(tx, viewer.organisation, given.serviceUserId)
    if (!person) throw new ApiError('NOT_FOUND')
    if (person.version !== given.version) throw conflict({ serviceUser: person })
    return { result: await saveContactDetails({ tx, vault, clock, source }, person, wanted), ref }
  })
  return { serviceUser }
}
