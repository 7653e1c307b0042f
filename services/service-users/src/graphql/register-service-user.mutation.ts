import { answering, authorise, calendarDateOf, change, Rejected } from '@candour/subgraph-kit'
import { registerPerson } from '../data/register-person.ts'
import { parseRegistration, type RegistrationInput } from '../domain/registration.ts'
import { isTaken } from '../data/unique-violation.ts'
import { builder } from './builder.ts'
import { contactInput } from './contact-input.ts'
import type { ServiceUsersContext } from './context.ts'
import { storageConsentMethod } from './enums.ts'
import { serviceUserPayload } from './payload.ts'

const consentToStore = builder.inputType('ConsentToStoreInput', {
  description: 'That the person agreed to be recorded at all, where the organisation promises to ask (DMWS-13, DMWS-14).',
  fields: (t) => ({
    wordingVersion: t.int({ required: true }),
    method: t.field({ type: storageConsentMethod, required: true }),
    visitedOn: t.field({ type: 'Date' }),
  }),
})

const input = builder.inputType('RegisterServiceUserInput', {
  fields: (t) => ({
    givenName: t.string({ required: true }),
    familyName: t.string({ required: true }),
    preferredName: t.string(),
    birthDate: t.field({ type: 'Date', required: true }),
    nhsNumber: t.string(),
    service: t.string({ description: 'Code of a service of the organisation; its first when left out.' }),
    contact: t.field({ type: contactInput }),
    noContactReason: t.string(),
    recordKinds: t.stringList({
      description: 'What kinds of record this is, of those the retention schedule names; what the service keeps when left out.',
    }),
    consentToStore: t.field({ type: consentToStore }),
  }),
})

builder.mutationField('registerServiceUser', (t) =>
  t.field({
    description: 'Puts a person on record and assigns them to whoever registers them.',
    type: serviceUserPayload('RegisterServiceUserPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => register(args.input, context)),
  }),
)

async function register(given: RegistrationInput, context: ServiceUsersContext) {
  const { viewer, profile, clock, vault, indexSecret, jobs } = context
  const organisationWide = {
    resource: 'ServiceUser',
    id: viewer.organisation,
    organisation: viewer.organisation,
    subjectId: null,
  }
  await authorise(context, 'create', organisationWide, ['identity'])
  const parsed = parseRegistration(given, profile, calendarDateOf(clock.now()))
  if ('errors' in parsed) throw new Rejected(parsed.errors)
  try {
    const serviceUser = await change(context, ['identity', 'contact'], async (tx) => {
      const registered = await registerPerson(parsed.registration, {
        tx,
        vault,
        clock,
        indexSecret,
        organisation: viewer.organisation,
        registeredBy: viewer.id,
        source: 'PERSON',
      })
      const ids = { organisation: viewer.organisation, serviceUserId: registered.id }
      await jobs.send(tx, 'access/assign-registering-worker', { ...ids, staffMemberId: viewer.id })
      if (parsed.registration.storageConsent) await jobs.send(tx, 'consent/take-over-storage-consent', ids)
      return { result: registered, ref: { ...organisationWide, id: registered.id, subjectId: registered.id } }
    })
    return { serviceUser }
  } catch (error) {
    if (isTaken(error)) {
      // It tells that somebody has this number. Whoever tries numbers is found by what is on record.
      context.audit.note('refused', organisationWide, ['identifiers'])
      throw new Rejected([
        { code: 'ALREADY_REGISTERED', message: 'Somebody with this NHS number is on record.', path: ['nhsNumber'] },
      ])
    }
    throw error
  }
}
