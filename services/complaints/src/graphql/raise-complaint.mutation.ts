import { answering, ApiError, authorise, change, Rejected } from '@candour/subgraph-kit'
import type { ResourceRef } from '@candour/need-to-know'
import { calendarDate } from '@candour/statutory-clock'
import { complainedAboutIn, type CaseRecord } from '../data/case-record.ts'
import { queueOf } from '../data/queue.ts'
import { saveCase } from '../data/raise-case.ts'
import { dayOf } from '../domain/case-clock.ts'
import type { CaseKind, ReceivedHow } from '../domain/case-file.ts'
import { problem } from '../domain/problem.ts'
import { readCase } from '../domain/raise-case.ts'
import { actorOf, namedActorOf } from './actor.ts'
import { builder } from './builder.ts'
import { aboutPerson, caseRef } from './case-ref.ts'
import type { ComplaintsContext } from './context.ts'
import { complaintKind, receivedHow } from './enums.ts'
import { linkedCases } from './linked-cases.ts'
import { complaintPayload, type ComplaintChanged } from './payload.ts'

interface RaiseComplaintInput {
  readonly serviceUserId: string
  readonly kind: CaseKind
  readonly matter: string
  readonly desiredOutcome?: string | null | undefined
  readonly category?: string | null | undefined
  readonly service?: string | null | undefined
  readonly procedure?: string | null | undefined
  readonly receivedOn?: string | null | undefined
  readonly happenedOn?: string | null | undefined
  readonly knownOn?: string | null | undefined
  readonly receivedHow?: ReceivedHow | null | undefined
  readonly complainedAbout?: readonly string[] | null | undefined
  readonly sameMatterAs?: string | null | undefined
}

const input = builder.inputType('RaiseComplaintInput', {
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    kind: t.field({ type: complaintKind, required: true }),
    matter: t.string({ required: true, description: 'What it is about, in the person’s own words.' }),
    desiredOutcome: t.string({ description: 'What they hope for.' }),
    category: t.string({ description: 'Code of what a complaint is about, where the organisation sorts them.' }),
    service: t.string({ description: 'Code of the service concerned.' }),
    procedure: t.string({ description: 'Code of a procedure. Left out: the one that the organisation uses for such a case.' }),
    receivedOn: t.field({ type: 'Date', description: 'For staff, who may take it down later. Left out: today.' }),
    happenedOn: t.field({ type: 'Date', description: 'When the matter happened: a procedure may set a time for complaining.' }),
    knownOn: t.field({ type: 'Date', description: 'When the person came to know of it, where that was later.' }),
    receivedHow: t.field({ type: receivedHow, description: 'Required of staff. For a person themselves always SELF_SERVICE.' }),
    complainedAbout: t.idList({ description: 'Members of staff whom it is about, where staff know them.' }),
    sameMatterAs: t.id({ description: 'A case about the same matter, which this one is for under another procedure.' }),
  }),
})

builder.mutationField('raiseComplaint', (t) =>
  t.field({
    description: 'Puts on record what a person brings to the organisation: by themselves, or taken down by staff.',
    type: complaintPayload('RaiseComplaintPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => raiseComplaint(args.input, context)),
  }),
)

async function raiseComplaint(given: RaiseComplaintInput, context: ComplaintsContext): Promise<ComplaintChanged> {
  const { cases, clock, profile } = context
  const person = aboutPerson(context, given.serviceUserId)
  await authorise(context, 'create', person, ['complaint.matter'])
  const { procedure: regime, receivedOn, happenedOn, knownOn, ...rest } = given
  const dates = { receivedOn: dayIn(receivedOn), happenedOn: dayIn(happenedOn), knownOn: dayIn(knownOn) }
  const request = { ...rest, ...dates, regime }
  const read = readCase(request, actorOf(context), profile.complaints, dayOf(clock.now()))
  if (!('matter' in read)) throw new Rejected(read)
  const linked = await linkedCase(given.sameMatterAs ?? null, person, context)
  // One that does not exist for the viewer does not keep the matter from its procedure: they would be told of it by that.
  const ofTheMatter = linked ? [linked, ...(await linkedCases(linked, context))] : []
  if (ofTheMatter.some(({ regime: code, state }) => state !== 'WITHDRAWN' && code === (read.regime?.code ?? null))) {
    throw new Rejected([problem('SAME_PROCEDURE', 'The matter is already dealt with under this procedure.', 'sameMatterAs')])
  }
  // Whoever a matter is about has no part in any case about it.
  const about = [
    ...new Set([...read.complainedAbout, ...(linked ? complainedAboutIn(linked).map(({ staffId }) => staffId) : [])]),
  ]
  const saved = await change(context, ['complaint.matter', 'complaint.parties'], async (tx) => {
    const by = await namedActorOf(context, tx)
    const names = await cases.staffNamesOf(tx, about)
    if (about.some((id) => !names.has(id))) {
      throw new Rejected([problem('UNKNOWN_STAFF', 'Choose members of staff.', 'complainedAbout')])
    }
    const { organisation, id: serviceUserId } = person
    const recording = cases.recording(tx)
    const queue = await queueOf(recording, profile.complaints, about)
    const raising = { organisation, serviceUserId, by, matterId: linked?.matterId ?? null, queue, complainedAbout: names }
    const result = await saveCase(recording, raising, read)
    return { result, ref: caseRef(result) }
  })
  cases.forget(saved)
  return { complaint: saved }
}

const dayIn = (written: string | null | undefined) => (written ? calendarDate(written) : null)

/** The case of the same person whose matter the new one shares. @throws ApiError NOT_FOUND for one that does not exist for the viewer */
async function linkedCase(id: string | null, person: ResourceRef, context: ComplaintsContext): Promise<CaseRecord | null> {
  if (id === null) return null
  const { cases, audit } = context
  const known = await cases.personOf(id)
  if (known?.serviceUserId !== person.id) {
    audit.note('refused', { subjectId: null, resource: 'Complaint' }, ['complaint.matter'])
    throw new ApiError('NOT_FOUND')
  }
  await authorise(context, 'read', caseRef(known), ['complaint.matter'], 'complaint.matter')
  return cases.find(id)
}
