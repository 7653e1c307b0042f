import type { OrganisationProfile, RetentionRuleProfile } from '@candour/organisations'
import { ruleTitle } from '../domain/rule-title.ts'
import { builder } from './builder.ts'

const retentionForce = builder.enumType('RetentionForce', {
  values: {
    STATUTORY: { value: 'statutory', description: 'A minimum that nothing shortens.' },
    POLICY: { value: 'policy', description: 'The organisation’s own choice, which gives way to an upheld erasure.' },
  } as const,
})
const retentionAfterwards = builder.enumType('RetentionAfterwards', {
  values: { ERASE: { value: 'erase' }, ANONYMISE: { value: 'anonymise' }, KEEP: { value: 'keep' } } as const,
})

const retentionWeighed = builder.objectRef<NonNullable<RetentionRuleProfile['weighed']>>('RetentionWeighed').implement({
  description: 'What a keeping time that is set by criteria has to weigh.',
  fields: (t) => ({
    amount: t.exposeString('amount', { category: 'reference', nullable: false }),
    nature: t.exposeString('nature', { category: 'reference', nullable: false }),
    sensitivity: t.exposeString('sensitivity', { category: 'reference', nullable: false }),
    risk: t.exposeString('risk', { category: 'reference', nullable: false }),
    purpose: t.exposeString('purpose', { category: 'reference', nullable: false }),
    alternatives: t.exposeString('alternatives', { category: 'reference', nullable: false }),
    law: t.exposeString('law', { category: 'reference', nullable: false }),
  }),
})

const retentionRule = builder.objectRef<RetentionRuleProfile>('RetentionRule').implement({
  description: 'How long one kind of record is kept, from when, and why so long.',
  fields: (t) => ({
    code: t.exposeString('code', { category: 'reference', nullable: false }),
    title: t.string({ category: 'reference', nullable: false, resolve: ruleTitle }),
    appliesTo: t.stringList({ category: 'reference', nullable: false, resolve: ({ appliesTo }) => [...appliesTo] }),
    years: t.exposeInt('years', { category: 'reference', description: 'Null where a contract or a claim decides, or for ever.' }),
    force: t.field({ type: retentionForce, category: 'reference', nullable: false, resolve: ({ kind }) => kind }),
    afterwards: t.field({
      type: retentionAfterwards,
      category: 'reference',
      nullable: false,
      resolve: ({ afterwards }) => afterwards,
    }),
    rationale: t.exposeString('rationale', { category: 'reference', nullable: false }),
    weighed: t.field({ type: retentionWeighed, category: 'reference', resolve: ({ weighed }) => weighed }),
  }),
})

const retentionSchedule = builder.objectRef<OrganisationProfile['retention']>('RetentionSchedule').implement({
  description: 'How long the organisation keeps what. Nothing in it is about anybody.',
  fields: (t) => ({
    statement: t.exposeString('statement', { category: 'reference', nullable: false }),
    decidedBy: t.string({
      description: 'The role whose decision each disposal waits for.',
      category: 'reference',
      nullable: false,
      resolve: ({ disposal }) => disposal.decidedBy,
    }),
    byItselfAfterDays: t.int({
      description: 'Days after which a disposal runs without one. Null: never.',
      category: 'reference',
      resolve: ({ disposal }) => disposal.byItselfAfterDays,
    }),
    rules: t.field({ type: [retentionRule], category: 'reference', nullable: false, resolve: ({ rules }) => rules }),
  }),
})

builder.queryField('retentionSchedule', (t) =>
  t.field({
    description: 'The retention schedule of the viewer’s organisation.',
    type: retentionSchedule,
    resolve: (_root, _args, { profile }) => profile.retention,
  }),
)
