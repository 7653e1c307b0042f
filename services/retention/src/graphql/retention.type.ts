import type { ResourceRef } from '@candour/need-to-know'
import { londonDateOf } from '@candour/statutory-clock'
import type { LabelledConsidered, RecordRetention } from '../domain/record-retention.ts'
import { toldCategories, toldExplanation, type ToldExplanation } from '../domain/told-explanation.ts'
import { whyNotDue } from '../domain/why-not-due.ts'
import { builder } from './builder.ts'
import type { RetentionContext } from './context.ts'

/** A person's keeping time, and whose it is. */
export interface RetentionOfPerson extends RecordRetention {
  readonly organisation: string
}

interface ConsideredOfPerson extends LabelledConsidered {
  readonly organisation: string
  readonly serviceUserId: string
  /** Its place among those that are told. */
  readonly at: number
}

const aboutIt =
  (resource: string) =>
  ({ organisation, serviceUserId }: Pick<RetentionOfPerson, 'organisation' | 'serviceUserId'>): ResourceRef => ({
    resource,
    id: serviceUserId,
    organisation,
    subjectId: serviceUserId,
  })
const tells = ({ tells: categories }: LabelledConsidered) => categories

const retentionConsidered = builder.objectRef<ConsideredOfPerson>('RetentionConsidered').implement({
  description: 'One thing that was looked at, and what it said.',
  shareable: true,
  about: (one) => ({ ...aboutIt('RetentionConsidered')(one), id: `${one.serviceUserId}:${one.at}` }),
  fields: (t) => ({
    id: t.id({ category: 'reference', nullable: false, resolve: ({ serviceUserId, at }) => `${serviceUserId}:${at}` }),
    rule: t.exposeString('rule', {
      description: 'Code of a rule of the schedule, or `hold`, `open-case`, `erasure`, `instruction`, `consent`.',
      category: 'retention',
      alsoContains: tells,
    }),
    date: t.field({
      description: 'The day from which the record could go by this alone; null when it gives none.',
      type: 'Date',
      category: 'retention',
      alsoContains: tells,
      resolve: ({ date }) => date,
    }),
    because: t.exposeString('because', { category: 'retention', alsoContains: tells }),
    facts: t.stringList({ category: 'retention', alsoContains: tells, resolve: ({ facts }) => [...facts] }),
  }),
})

interface ExplanationOfPerson extends ToldExplanation, Pick<RetentionOfPerson, 'organisation' | 'serviceUserId'> {}

async function explanationTold(whole: RetentionOfPerson, { needToKnow }: RetentionContext): Promise<ExplanationOfPerson> {
  const { organisation, serviceUserId } = whole
  const readable = await needToKnow.readable(aboutIt('RetentionExplanation')(whole), toldCategories(whole))
  return { organisation, serviceUserId, ...toldExplanation(whole, new Set(readable)) }
}

const retentionExplanation = builder.objectRef<ExplanationOfPerson>('RetentionExplanation').implement({
  description:
    'Why a record may go on that day: the rules considered, the one that won, and the facts that were used. What names a fact that the viewer may not read is left out.',
  shareable: true,
  about: aboutIt('RetentionExplanation'),
  fields: (t) => ({
    text: t.exposeString('text', { category: 'retention' }),
    considered: t.field({
      type: [retentionConsidered],
      category: 'retention',
      resolve: ({ organisation, serviceUserId, considered }) =>
        considered.map((one, at) => ({ ...one, organisation, serviceUserId, at })),
    }),
  }),
})

export const retention = builder.objectRef<RetentionOfPerson>('Retention').implement({
  description:
    'When a record may be disposed of, by the organisation’s schedule and by what holds it back. Worked out anew on every read.',
  shareable: true,
  about: aboutIt('Retention'),
  fields: (t) => ({
    disposeFrom: t.field({
      description:
        'The first day on which it may go. Null while something holds it, while the case is open, or until a person decides.',
      type: 'Date',
      category: 'retention',
      resolve: ({ disposeFrom }) => disposeFrom,
    }),
    decidedBy: t.exposeString('decidedBy', {
      description:
        'Code of the rule that won, or `hold`, `open-case`, `erasure`, `instruction`, or `manual` where a person must decide.',
      category: 'retention',
    }),
    explanation: t.field({
      type: retentionExplanation,
      category: 'retention',
      resolve: (parent, _, context) => explanationTold(parent, context),
    }),
    viewerCanPropose: t.boolean({
      description: 'Whether this viewer may be offered to propose that the record goes, now.',
      category: 'reference',
      nullable: false,
      resolve: async (parent, _, { needToKnow, clock, retention: store }) =>
        (await needToKnow.may('read', aboutIt('Retention')(parent), ['retention'])) &&
        (await needToKnow.may('create', { ...aboutIt('Retention')(parent), resource: 'ServiceUser' }, ['retention'])) &&
        whyNotDue(parent, londonDateOf(clock.now())) === null &&
        !['PROPOSED', 'APPROVED'].includes((await store.latestDisposal(parent.serviceUserId))?.state ?? ''),
    }),
  }),
})
