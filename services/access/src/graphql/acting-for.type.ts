import { allDataCategories, dataCategories } from '@candour/need-to-know'
import { actsFor, type ActingFor as ActingForShape } from '../data/acts-for.ts'
import { nameOfRepresentative } from '../domain/standing-of-representation.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import { ServiceUser } from './service-user.type.ts'

/** Told to representatives about themselves: what they may read, found out by asking for it, so that what is hidden leaves no trace. */
export const ActingFor = builder.objectRef<ActingForShape>('ActingFor').implement({
  description: 'A person for whom the viewer acts now.',
  fields: (t) => ({
    person: t.field({
      type: ServiceUser,
      category: 'reference',
      nullable: false,
      resolve: ({ subjectId }) => ({ id: subjectId }),
    }),
    as: t.string({
      category: 'reference',
      nullable: false,
      description: 'What the viewer is to the person, in words.',
      resolve: ({ kind }) => nameOfRepresentative(kind),
    }),
    since: t.expose('since', { type: 'DateTime', category: 'reference', nullable: false }),
    covers: t.stringList({
      category: 'reference',
      nullable: false,
      description: 'What the viewer may read of the person, for the purpose stated.',
      resolve: ({ subjectId }, _, context) => readableOf(subjectId, context),
    }),
  }),
})

export const actingFor = ({ db, viewer, clock }: AccessContext): Promise<ActingForShape[]> =>
  viewer.kind === 'representative'
    ? actsFor(db, { organisation: viewer.organisation, id: viewer.id, now: clock.now() })
    : Promise.resolve([])

async function readableOf(subjectId: string, context: AccessContext): Promise<string[]> {
  const personal = allDataCategories.filter((category) => dataCategories[category].article !== 'none')
  const readable = await context.needToKnow.readable(ofServiceUser(context, subjectId), personal)
  return readable.map((category) => dataCategories[category].label)
}
