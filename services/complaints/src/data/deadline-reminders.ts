import { newId, withOrganisation, type Clock, type JobHandler, type Vault } from '@candour/database'
import type { OrganisationProfile } from '@candour/organisations'
import type { Outbox } from '@candour/outbox'
import { dayOf } from '../domain/case-clock.ts'
import { regimeOf } from '../domain/choose-regime.ts'
import { remindersDue, type DeadlineReminder } from '../domain/deadline-reminder.ts'
import { roleInWords } from '../domain/first-recipient.ts'
import { procedureOf } from '../domain/procedure.ts'
import type { CaseReminder } from '../generated/prisma/client.ts'
import {
  columnOf,
  complainedAboutIn,
  dateIn,
  fileOf,
  lockCase,
  presentStageOf,
  wholeCase,
  type CaseRecord,
} from './case-record.ts'
import { isExcludedFrom } from './case-pages.ts'
import type { ComplaintsDatabase } from './database.ts'
import { holdersOf } from './recipients.ts'
import { recordEvent, type NamedActor, type Recording } from './recording.ts'

/** Sent every night for each organisation. */
export const deadlineRemindersQueue = 'complaints/remind-of-deadlines'

/** So many cases are looked at in one statement. */
const batch = 500
const system: NamedActor = { id: 'system', kind: 'SYSTEM', name: null }

interface Means {
  readonly db: ComplaintsDatabase
  readonly vault: Vault
  readonly clock: Clock
  readonly outbox: Outbox
  readonly profileOf: (organisation: string) => OrganisationProfile | undefined
}

/** Somebody to remind, and as whom. */
interface Reminded {
  readonly id: string
  readonly name: string
}

/**
 * Reminds of deadlines that come near whoever handles the case, and of those that are over also the role whose queue it
 * came to. Each once, and anew when the deadline was moved. The reminder names the case and the day, and nothing of what is in it.
 */
export const remindOfDeadlines =
  ({ db, vault, clock, outbox, profileOf }: Means): JobHandler<{ organisation: string }> =>
  ({ data: { organisation } }) =>
    withOrganisation(organisation, async () => {
      const profile = profileOf(organisation)
      if (!profile) return
      const today = dayOf(clock.now())
      const dueIn = (record: CaseRecord) => {
        const regime = regimeOf(profile.complaints, record.regime)
        return remindersDue(fileOf(record), regime && procedureOf(regime), today)
      }
      const session = vault.session()
      for (let after: string | null = null; ;) {
        const open: Reminding[] = await db.complaintCase.findMany({
          where: { state: { in: ['RECEIVED', 'ACKNOWLEDGED', 'IN_PROGRESS'] }, ...(after && { id: { gt: after } }) },
          include: { ...wholeCase, reminders: true },
          orderBy: { id: 'asc' },
          take: batch,
        })
        for (const { id } of open.filter((record) => dueIn(record).some((due) => !isOnRecord(record, due)))) {
          await db.$transaction(async (tx) => {
            // As it stands now: it may have been answered since it was found.
            const record = await lockCase(tx, organisation, id)
            if (record) await remind({ tx, vault: session, clock }, outbox, profile, record, dueIn(record))
          })
        }
        after = open.at(-1)?.id ?? null
        if (open.length < batch) return
      }
    })

type Reminding = CaseRecord & { readonly reminders: readonly CaseReminder[] }

const isOnRecord = (record: Reminding, due: DeadlineReminder): boolean =>
  record.reminders.some(
    ({ stagePosition, step, kind, dueOn }) =>
      stagePosition === presentStageOf(record).position && step === due.step && kind === due.kind && dateIn(dueOn) === due.dueOn,
  )

async function remind(
  recording: Recording,
  outbox: Outbox,
  { complaints }: OrganisationProfile,
  record: CaseRecord,
  due: readonly DeadlineReminder[],
): Promise<void> {
  const { tx, clock } = recording
  const { organisation, id: caseId, reference } = record
  for (const { step, kind, dueOn } of due) {
    const about = { organisation, caseId, stagePosition: presentStageOf(record).position, step, kind, dueOn: columnOf(dueOn) }
    const { count } = await tx.caseReminder.createMany({
      data: [{ id: newId(clock), ...about, at: clock.now() }],
      skipDuplicates: true,
    })
    if (count === 0) continue
    const reminded = await whomToRemind(recording, record, kind)
    await recordEvent(recording, record, { kind: 'REMINDED', by: system, text: reminded.map(({ name }) => name).join(', ') })
    const email = complaints.staffMailbox
    if (email === undefined) continue
    for (const { id, name } of reminded) {
      await outbox.queue(tx, {
        organisation,
        kind: 'deadline-reminder',
        to: { kind: 'staff', id, name, reach: { email } },
        parameters: { reference, dueOn, over: kind === 'OVERDUE' },
      })
    }
  }
}

/**
 * The handler; and where there is none, or the day is over, one of those to whose queue it came, addressed by their role.
 * Nobody who is shut out of the person's record is told that there is a case.
 */
async function whomToRemind({ tx, clock }: Recording, record: CaseRecord, kind: DeadlineReminder['kind']): Promise<Reminded[]> {
  const { organisation, serviceUserId, handlerId, handlerName, queue } = record
  const isShutOut = (id: string) => isExcludedFrom(tx, { organisation, id, now: clock.now() }, serviceUserId)
  const handler = handlerId && handlerName && !(await isShutOut(handlerId)) ? [{ id: handlerId, name: handlerName }] : []
  if (handler.length > 0 && kind === 'DUE_SOON') return handler
  const about = complainedAboutIn(record).map(({ staffId }) => staffId)
  for (const id of await holdersOf({ tx, clock }, queue, about)) {
    if (!(await isShutOut(id))) return [...handler, { id, name: roleInWords(queue) }]
  }
  return handler
}
