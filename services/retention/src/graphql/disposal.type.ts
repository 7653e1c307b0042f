import type { DisposalErasure } from '../generated/prisma/client.ts'
import { dayIn } from '../data/day-column.ts'
import { namesPerson, type DisposalOfPerson, type DisposalWithErasures } from '../data/disposals.ts'
import { builder } from './builder.ts'
import { disposalRef } from './disposal-ref.ts'
import { disposalState } from './enums.ts'
import { mayDecideHere } from './may-decide-here.ts'

type DisposalParent = Omit<DisposalWithErasures, 'erasures'> & Partial<Pick<DisposalWithErasures, 'erasures'>>

const ofPerson = (disposal: DisposalParent): DisposalOfPerson | null =>
  (disposal.state === 'PROPOSED' || disposal.state === 'REFUSED') && namesPerson(disposal) ? disposal : null

const erasure = builder.objectRef<DisposalErasure>('DisposalErasure').implement({
  description: 'What one service erased: how many rows, and how many keys, without which what was sealed opens nowhere.',
  about: ({ organisation, disposalId, service }) => ({
    resource: 'DisposalErasure',
    id: `${disposalId}:${service}`,
    organisation,
    subjectId: null,
  }),
  fields: (t) => ({
    id: t.id({ category: 'reference', nullable: false, resolve: ({ disposalId, service }) => `${disposalId}:${service}` }),
    service: t.exposeString('service', { category: 'retention' }),
    rows: t.exposeInt('rows', { category: 'retention' }),
    keys: t.exposeInt('keys', { category: 'retention' }),
    at: t.expose('at', { type: 'DateTime', category: 'retention' }),
  }),
})

const disposalActions = builder.objectRef<DisposalParent>('DisposalActions').implement({
  description: 'What this viewer may be offered to do with a proposal. Portals hold no rules of their own.',
  fields: (t) => ({
    decide: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: async (disposal, _, context) =>
        (await context.needToKnow.may('read', disposalRef(disposal), ['retention'])) &&
        (await mayDecideHere(context, disposal)) &&
        disposal.state === 'PROPOSED' &&
        disposal.proposedById !== context.viewer.id,
    }),
  }),
})

export const disposal = builder.objectRef<DisposalParent>('Disposal').implement({
  description:
    'That a record is to go: proposed, approved by somebody else, carried out by every service. Done, it is the certificate, and names nobody.',
  about: disposalRef,
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    state: t.field({ type: disposalState, category: 'retention', resolve: ({ state }) => state }),
    rule: t.exposeString('rule', { description: 'Code of the rule by which the record was due.', category: 'retention' }),
    reason: t.string({
      description: 'Why it is to go. It goes with the record.',
      category: 'retention',
      resolve: (parent, _, { retention }) => {
        const named = ofPerson(parent)
        return named && retention.disposalReasonOf(named)
      },
    }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime', category: 'retention' }),
    proposedBy: t.exposeString('proposedByName', {
      description: 'Null where the organisation’s rule proposed it.',
      category: 'retention',
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', category: 'retention' }),
    decidedBy: t.exposeString('decidedByName', {
      description: 'Null where nobody decided, and it ran by itself.',
      category: 'retention',
    }),
    runsOn: t.field({
      description: 'The day on which it runs by itself unless somebody decides before. Null where it does not.',
      type: 'Date',
      category: 'retention',
      resolve: ({ state, runsOn }, _, { profile }) =>
        state === 'PROPOSED' && profile.retention.disposal.byItselfAfterDays !== undefined ? dayIn(runsOn) : null,
    }),
    byItselfAfterDays: t.exposeInt('byItselfAfterDays', {
      description:
        'It ran by itself, since nobody decided for so many days after whoever decides was told. Null where somebody decided.',
      category: 'retention',
    }),
    refusalReason: t.string({
      category: 'retention',
      resolve: (parent, _, { retention }) => {
        const named = ofPerson(parent)
        return named && retention.refusalReasonOf(named)
      },
    }),
    erasedAt: t.expose('erasedAt', {
      description: 'When the last service was done. From then on this is the certificate, and is never changed.',
      type: 'DateTime',
      category: 'retention',
    }),
    filesLeft: t.exposeInt('filesLeft', {
      description:
        'Complaint files that stay for now, by the rule for complaints. They go by themselves when their own day comes.',
      category: 'retention',
    }),
    erasures: t.field({
      description: 'What each service erased so far.',
      type: [erasure],
      category: 'retention',
      resolve: ({ erasures }) => (erasures ? [...erasures] : []),
    }),
    viewerCan: t.field({ type: disposalActions, category: 'reference', nullable: false, resolve: (parent) => parent }),
  }),
})
