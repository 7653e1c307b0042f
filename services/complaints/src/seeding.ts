import { withOrganisation, type Clock, type Vault } from '@candour/database'
import type { OrganisationProfile } from '@candour/organisations'
import { dateIn, fileOf, type CaseRecord } from './data/case-record.ts'
import { saveAcknowledgement, saveAllocation, saveDecision, saveEnd } from './data/change-case.ts'
import type { ComplaintsDatabase } from './data/database.ts'
import { queueOf } from './data/queue.ts'
import { saveCase } from './data/raise-case.ts'
import { recordEvent, type NamedActor, type Recording } from './data/recording.ts'
import { acknowledgementText } from './domain/acknowledgement-text.ts'
import { dayOf } from './domain/case-clock.ts'
import { presentStage } from './domain/case-file.ts'
import { stateWithHandler, stepRefusal } from './domain/case-step.ts'
import { regimeOf } from './domain/choose-regime.ts'
import { decide } from './domain/decide-case.ts'
import { recipientInWords } from './domain/first-recipient.ts'
import { outcomeText } from './domain/outcome-text.ts'
import type { Problem } from './domain/problem.ts'
import { procedureOf } from './domain/procedure.ts'
import { readCase, type RaiseRequest } from './domain/raise-case.ts'
import { placesToTurn } from './domain/where-to-turn.ts'
import { handlerRefusal } from './domain/who-may-handle.ts'

interface StaffNamed {
  readonly id: string
  readonly name: string
}

/** What happened in a case, as a seed tells of it. */
export type StepToSeed =
  | { readonly step: 'acknowledge' | 'close'; readonly at: Date; readonly by: StaffNamed }
  | { readonly step: 'allocate'; readonly at: Date; readonly by: StaffNamed; readonly to: StaffNamed }
  | {
      readonly step: 'decide'
      readonly at: Date
      readonly by: StaffNamed
      readonly findings: string
      readonly outcome: string
    }
  | { readonly step: 'withdraw'; readonly at: Date; readonly by: { readonly id: string } }

/** A case as a seed tells of it. All of them are invented. */
export interface CaseToSeed extends Omit<RaiseRequest, 'complainedAbout'> {
  readonly at: Date
  /** The member of staff who took it down, or the person by their account. */
  readonly by: StaffNamed | { readonly id: string; readonly name?: undefined }
  readonly complainedAbout?: readonly StaffNamed[]
  readonly steps?: readonly StepToSeed[]
}

/** Puts invented cases on record by the same rules and the same data layer as the API. Each case is one transaction. */
export function createComplaintsSeeding(
  db: ComplaintsDatabase,
  vault: Vault,
  _clock: Clock,
  profileOf: (organisation: string) => OrganisationProfile | undefined,
) {
  return {
    /** Returns the id of the case. @throws RangeError for what the rules refuse */
    addCase: (organisation: string, serviceUserId: string, seed: CaseToSeed): Promise<string> =>
      withOrganisation(organisation, async () => {
        const profile = profileOf(organisation)
        if (!profile) throw new RangeError(`The organisation ${organisation} is not served here.`)
        const session = vault.session()
        return db.$transaction(async (tx) => {
          const at = (instant: Date): Recording => ({ tx, vault: session, clock: { now: () => instant } })
          let record = await raise(at(seed.at), profile, organisation, serviceUserId, seed)
          for (const step of seed.steps ?? []) record = await take(at(step.at), profile, record, step)
          return record.id
        })
      }),
  }
}

export type ComplaintsSeeding = ReturnType<typeof createComplaintsSeeding>

const actorOf = (by: CaseToSeed['by'] | StepToSeed['by']): NamedActor => {
  const name = 'name' in by ? (by.name ?? null) : null
  return { id: by.id, kind: name === null ? 'PERSON' : 'STAFF', name }
}

const refused = (problems: readonly Problem[]) =>
  new RangeError(problems.map(({ message, path }) => `${path.join('.')}: ${message}`).join(' '))

async function raise(
  recording: Recording,
  profile: OrganisationProfile,
  organisation: string,
  serviceUserId: string,
  { at, by, complainedAbout = [], ...request }: CaseToSeed,
): Promise<CaseRecord> {
  const actor = actorOf(by)
  const about = new Map(complainedAbout.map(({ id, name }) => [id, name]))
  const read = readCase({ ...request, complainedAbout: null }, { ...actor, roles: [] }, profile.complaints, dayOf(at))
  if (!('matter' in read)) throw refused(read)
  const queue = await queueOf(recording, profile.complaints, [...about.keys()])
  return saveCase(recording, { organisation, serviceUserId, by: actor, matterId: null, queue, complainedAbout: about }, read)
}

async function take(
  recording: Recording,
  profile: OrganisationProfile,
  record: CaseRecord,
  step: StepToSeed,
): Promise<CaseRecord> {
  const file = fileOf(record)
  const regime = regimeOf(profile.complaints, record.regime)
  const procedure = regime && procedureOf(regime)
  const by = actorOf(step.by)
  const today = dayOf(step.at)
  const places = placesToTurn(profile)
  const refusal = stepRefusal(step.step, file, procedure)
  if (refusal) throw refused([refusal])
  switch (step.step) {
    case 'acknowledge': {
      const { reference } = record
      const firstRecipient = recipientInWords(record.queue)
      const text = acknowledgementText({
        reference,
        receivedOn: dateIn(record.receivedOn),
        firstRecipient,
        replyDue: null,
        places,
      })
      await recordEvent(recording, record, { kind: 'ACKNOWLEDGED', by, text })
      return saveAcknowledgement(recording, record, today, file.handlerId === null ? 'ACKNOWLEDGED' : 'IN_PROGRESS')
    }
    case 'allocate': {
      const unfit = handlerRefusal(file, procedure, step.to.id)
      if (unfit) throw refused([unfit])
      await recordEvent(recording, record, { kind: 'ALLOCATED', by, text: step.to.name })
      return saveAllocation(recording, record, step.to, stateWithHandler(file, procedure))
    }
    case 'decide': {
      const decision = decide(step, file, procedure, { ...by, roles: [] })
      if (!('outcome' in decision)) throw refused(decision)
      const { code: stage } = presentStage(file)
      const outcome = outcomeText(decision.outcome, { procedure, stage, decidedOn: today, places })
      await recordEvent(recording, record, { kind: 'DECIDED', by })
      return saveDecision(recording, record, { ...decision, outcome }, by, today)
    }
    case 'close':
      await recordEvent(recording, record, { kind: 'CLOSED', by })
      return saveEnd(recording, record, 'CLOSED', today)
    case 'withdraw':
      await recordEvent(recording, record, { kind: 'WITHDRAWN', by })
      return saveEnd(recording, record, 'WITHDRAWN', today)
  }
}
