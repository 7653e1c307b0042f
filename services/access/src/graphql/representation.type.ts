import { dataCategories, expandPattern, type CategoryPattern, type DataCategory } from '@candour/need-to-know'
import { londonDateOf } from '@candour/statutory-clock'
import { representationPlace } from '../data/representations.ts'
import type { ShownRepresentation } from '../data/representations-of.ts'
import { canBeConfirmed, nameOfRepresentative, standingOf } from '../domain/standing-of-representation.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import { SignIn } from './sign-in.type.ts'

const RepresentationState = builder.enumType('RepresentationState', {
  description: 'How an authority to act for a person stands: at 16 it is suspended, at death frozen.',
  values: ['IN_FORCE', 'SUSPENDED', 'ENDED', 'FROZEN'] as const,
})

const HiddenThing = builder.objectRef<ShownRepresentation['hiddenThings'][number]>('HiddenThing').implement({
  description: 'One thing that is kept from a representative.',
  fields: (t) => ({
    resource: t.exposeString('resource', { category: 'reference', nullable: false, description: '`Note` or `Complaint`.' }),
    id: t.exposeID('id', { category: 'reference', nullable: false }),
  }),
})

interface Covered {
  readonly name: DataCategory
  readonly hidden: boolean
}

const CoveredCategory = builder.objectRef<Covered>('CoveredCategory').implement({
  description: 'A kind of information that an authority covers.',
  fields: (t) => ({
    name: t.exposeString('name', { category: 'reference', nullable: false }),
    label: t.string({ category: 'reference', nullable: false, resolve: ({ name }) => dataCategories[name].label }),
    hidden: t.exposeBoolean('hidden', { category: 'reference', nullable: false, description: 'Kept from them all the same.' }),
  }),
})

const RepresentationActions = builder.objectRef<ShownRepresentation>('RepresentationActions').implement({
  description: 'What to offer the viewer. Whether it is done is decided again when it is asked for.',
  fields: (t) => ({
    end: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: async (shown, _, context) => shown.endedAt === null && (await mayChange(shown, context)),
    }),
    hide: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: async (shown, _, context) => shown.endedAt === null && (await mayChange(shown, context)),
    }),
    confirm: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: async (shown, _, context) =>
        context.viewer.kind === 'service-user' && canBeConfirmed(shown, ...present(context)) && (await mayChange(shown, context)),
    }),
  }),
})

export const Representation = builder.objectRef<ShownRepresentation>('Representation').implement({
  description: 'Somebody who acts for a person: on what proof, over what, until when.',
  about: ({ id, subjectId }, context) => ofServiceUser(context, subjectId, 'Representation', id),
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    representativeId: t.exposeID('representativeId', {
      category: 'representation',
      description: 'The account they sign in with.',
    }),
    signIn: t.field({
      type: SignIn,
      category: 'sign-in',
      description: 'Whether and how they sign in.',
      resolve: async ({ id, subjectId, representativeId }, _, context) => ({
        ...(await context.signIns.load(representativeId)),
        ref: ofServiceUser(context, subjectId, 'SignIn', id),
      }),
    }),
    kind: t.exposeString('kind', { category: 'representation' }),
    role: t.string({
      category: 'representation',
      description: 'What they are to the person, in words.',
      resolve: ({ kind }) => nameOfRepresentative(kind),
    }),
    name: t.string({
      category: 'representation',
      resolve: (shown, _, { vault }) => vault.open(representationPlace(shown, 'name'), shown.nameSealed),
    }),
    evidence: t.string({
      category: 'representation',
      description: 'What was seen as proof.',
      resolve: (shown, _, { vault }) => vault.open(representationPlace(shown, 'evidence'), shown.evidenceSealed),
    }),
    ground: t.exposeString('ground', {
      category: 'representation',
      description: 'Why a parent is let in: `person-authorises`, `lacks-understanding` or `best-interests`.',
    }),
    givenOn: t.expose('givenOn', { type: 'Date', category: 'representation' }),
    from: t.expose('fromAt', { type: 'DateTime', category: 'representation' }),
    until: t.field({
      type: 'DateTime',
      category: ['representation', 'identity'],
      description: 'When it ends or ended, whatever ends it: its own end, a birthday, or somebody’s decision.',
      resolve: ({ effectiveUntil }) => effectiveUntil,
    }),
    state: t.field({
      type: RepresentationState,
      category: ['representation', 'identity'],
      resolve: (shown, _, context) => standingOf(shown, ...present(context)).state,
    }),
    explanation: t.string({
      category: ['representation', 'identity'],
      description: 'Why it stands so.',
      resolve: (shown, _, context) => standingOf(shown, ...present(context)).explanation,
    }),
    endReason: t.string({
      category: ['representation', 'safeguarding'],
      description: 'Why staff ended it. Never told to whom it was taken from.',
      resolve: (shown, _, { vault }) =>
        shown.endReasonSealed && vault.open(representationPlace(shown, 'end_reason'), shown.endReasonSealed),
    }),
    scopes: t.stringList({
      category: 'representation',
      description: 'Categories of data that the authority covers, as patterns.',
      resolve: ({ scopes }) => [...scopes],
    }),
    covers: t.stringList({
      category: 'representation',
      description: 'The same in words.',
      resolve: ({ scopes }) => inWords(scopes),
    }),
    coverage: t.field({
      type: [CoveredCategory],
      category: 'representation',
      description: 'Each kind of information that the authority covers, and whether it is kept from them.',
      resolve: ({ scopes, hiddenCategories }) => {
        const hidden = new Set(categoriesUnder(hiddenCategories))
        return categoriesUnder(scopes).map((name) => ({ name, hidden: hidden.has(name) }))
      },
    }),
    hiddenCategories: t.stringList({
      category: 'representation',
      description: 'Categories that are kept from them all the same, as patterns.',
      resolve: ({ hiddenCategories }) => [...hiddenCategories],
    }),
    hidden: t.stringList({
      category: 'representation',
      description: 'The same in words.',
      resolve: ({ hiddenCategories }) => inWords(hiddenCategories),
    }),
    hiddenThings: t.field({
      type: [HiddenThing],
      category: 'representation',
      resolve: ({ hiddenThings }) => [...hiddenThings],
    }),
    viewerCan: t.field({ type: RepresentationActions, category: 'reference', nullable: false, resolve: (shown) => shown }),
  }),
})

const categoriesUnder = (patterns: readonly string[]): DataCategory[] => [
  ...new Set(patterns.flatMap((pattern) => expandPattern(pattern as CategoryPattern))),
]

/** Labels of the categories under these patterns. */
const inWords = (patterns: readonly string[]): string[] => [
  ...new Set(
    patterns.flatMap((pattern) => expandPattern(pattern as CategoryPattern)).map((category) => dataCategories[category].label),
  ),
]

const present = ({ clock }: AccessContext): [Date, string] => {
  const now = clock.now()
  return [now, londonDateOf(now)]
}

const mayChange = ({ subjectId, id }: ShownRepresentation, context: AccessContext): Promise<boolean> =>
  context.needToKnow.may('update', ofServiceUser(context, subjectId, 'Representation', id), ['representation'])
