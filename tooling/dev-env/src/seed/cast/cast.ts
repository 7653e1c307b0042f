import type { DataCategory } from '@candour/need-to-know'
import type { CaseToSeed, StepToSeed } from '@candour/complaints'
import type { HoldToSeed } from '@candour/retention'
import type { PersonToSeed } from '@candour/service-users'

type Registration = PersonToSeed['registration']

/** A member of staff: the key is the role, with a number where several hold it; `dpo` is short for the data protection officer. */
export interface CastStaff {
  readonly key: string
  readonly name: string
  /** What signing in as them shows, in a phrase. */
  readonly shows: string
}

/** A regulator's visitor, let in for some days. */
export interface CastInspector extends CastStaff {
  readonly daysLeft: number
}

export interface CastTeam {
  readonly name: string
  readonly manager: string
  readonly members: readonly string[]
}

/** Another organisation's system with its scopes, which are of one purpose. */
export interface CastSystem {
  readonly key: string
  /** A partner agency unless it pays for the support of people. */
  readonly kind?: 'commissioner'
  readonly name: string
  readonly shows: string
  readonly secret: string
  readonly purpose: string
  readonly scopes: readonly string[]
}

export interface CastNote {
  readonly by: string
  readonly daysAgo: number
  readonly kind: 'VISIT' | 'CALL' | 'OTHER'
  readonly text: string
  /** What it holds besides what every note does. */
  readonly holds?: readonly DataCategory[]
}

type Told<Seeded> = Omit<Seeded, 'at' | 'by' | 'to'> & { readonly daysAgo: number }

/** One step of a case, and who took it. */
export type CastStep = Told<StepToSeed> & {
  readonly step: StepToSeed['step']
  readonly by: string
  readonly to?: string
  readonly findings?: string
  readonly outcome?: string
}

/** What a person brought to the organisation: by themselves, or taken down by staff. */
export interface CastCase extends Told<Omit<CaseToSeed, 'steps' | 'complainedAbout' | 'receivedOn'>> {
  readonly by: string
  readonly steps?: readonly CastStep[]
}

/** Somebody who acts for a person, with a sign-in of their own. */
export interface CastRepresentative {
  readonly key: string
  readonly name: string
  readonly shows: string
  readonly kind: 'parent' | 'attorney' | 'advocate'
  /** What was seen as proof. */
  readonly evidence: string
  readonly ground?: 'person-authorises' | 'lacks-understanding' | 'best-interests'
  readonly givenDaysAgo: number
  /** Days until it ends, where it has an end. */
  readonly daysLeft?: number
  readonly scopes: readonly string[]
}

/** What a record is looked into for by somebody. */
export interface CastWork {
  readonly purpose: 'rights-request' | 'safeguarding' | 'audit' | 'retention-review' | 'inspection'
  readonly by: string
  readonly reason: string
  readonly days: number
  /** The inspector whose inspection it is. */
  readonly inspector?: string
}

export interface CastHold extends Told<HoldToSeed> {
  readonly by: string
}

/** A person whom the organisation supports, and how they stand to its staff. Whatever is told in days is counted back from the seeding. */
export interface CastPerson extends Pick<
  PersonToSeed,
  'source' | 'status' | 'physicalHealth' | 'mentalHealth' | 'ethnicity' | 'religion' | 'recordFacts'
> {
  readonly key: string
  readonly shows: string
  /** A day of birth, or an age with the birthday, `MM-DD`, for somebody who must stay that old. */
  readonly born: string | { readonly age: number; readonly birthday: string }
  readonly givenName: string
  readonly familyName: string
  readonly preferredName?: string
  readonly nhsNumber?: string
  readonly service: string
  readonly contact: Registration['contact']
  readonly noContactReason?: string
  readonly recordKinds: readonly string[]
  /** When they agreed to be on record, where that is asked for. */
  readonly agreedToStoreDaysAgo?: number
  readonly closedDaysAgo?: number
  readonly diedDaysAgo?: number
  readonly worker: string
  readonly signsIn: boolean
  /** Members of staff who must never see this record. */
  readonly excluded?: { readonly staff: string; readonly reason: string }
  readonly referredTo?: string
  /** The system of whoever pays for their support. */
  readonly paidForBy?: string
  readonly agreedTo?: readonly string[]
  readonly refused?: readonly string[]
  readonly notes?: readonly CastNote[]
  readonly cases?: readonly CastCase[]
  readonly hold?: CastHold
  readonly work?: readonly CastWork[]
  readonly representatives?: readonly CastRepresentative[]
}

/** Everybody invented for one organisation. */
export interface Cast {
  /** Code of the organisation. */
  readonly organisation: string
  readonly staff: readonly CastStaff[]
  readonly inspectors: readonly CastInspector[]
  readonly teams: readonly CastTeam[]
  readonly systems: readonly CastSystem[]
  readonly people: readonly CastPerson[]
}
