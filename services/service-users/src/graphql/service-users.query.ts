import { ApiError } from '@candour/subgraph-kit'
import { peopleInScope } from '../data/row-scope.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { longestSearch, searchWords } from '../domain/search-words.ts'
import { builder } from './builder.ts'
import { nodeInterface } from './node.interface.ts'
import { findPerson, isReadable, mayKnow, serviceUser } from './service-user.type.ts'
import type { ServiceUsersContext } from './context.ts'
import { rowRef } from './person-ref.ts'

builder.queryFields((t) => ({
  serviceUser: t.prismaField({
    description: 'A person by id. Null when there is none, or none that the viewer may know of.',
    type: serviceUser,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_query, _root, { id }, context) => {
      const person = await findPerson(id, context)
      // Whoever tries ids finds nothing, and is found: the attempt is on record whether there is such a person or not.
      if (!person) context.audit.note('refused', { subjectId: id, resource: 'ServiceUser' }, ['identity'])
      return person
    },
  }),
  serviceUsers: t.prismaConnection({
    description: 'The people whom the viewer may know of: by name, for whoever may read names.',
    type: serviceUser,
    cursor: 'id',
    nullable: false,
    args: {
      search: t.arg.string({
        description:
          'Only people whose names or reference have a word that begins with each of these. It looks among those whose name the viewer may read, and nowhere else.',
      }),
    },
    resolve: async (query, _root, { search }, context) => {
      const { db, policy, viewer, clock, needToKnow } = context
      const scope = peopleInScope(policy, viewer.id, clock.now())
      if (!scope) return []
      const words = typeof search === 'string' ? wordsToFind(search) : null
      // What names nobody finds nobody; nor does whoever may not read the names of those listed for them.
      if (words && (words.length === 0 || !scope.byName)) return []
      const byName = [{ familyName: 'asc' }, { givenName: 'asc' }] as const
      const orderBy = [...(scope.byName ? byName : []), { id: 'asc' } as const]
      const where = { AND: [scope.where, ...(words ?? []).map(hasWordBeginning)] }
      return needToKnow.knowing(() => db.serviceUser.findMany({ ...query, where, orderBy }))
    },
  }),
  myRecord: t.prismaField({
    description: 'The record of the person who is signed in.',
    type: serviceUser,
    resolve: (_query, _root, _args, { db, policy, viewer, clock }) => {
      const scope = viewer.kind === 'service-user' ? peopleInScope(policy, viewer.id, clock.now()) : null
      return scope && db.serviceUser.findFirst({ where: scope.where })
    },
  }),
  node: t.field({
    description: 'Anything of this service by id, under the same rules as on every other path.',
    type: nodeInterface,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const node = await findNode(id, context)
      if (!node) context.audit.note('refused', { subjectId: null, resource: 'Node' }, ['identity'])
      return node
    },
  }),
}))

function wordsToFind(search: string): string[] {
  if (search.length > longestSearch) throw new ApiError('BAD_USER_INPUT')
  return searchWords(search)
}

const hasWordBeginning = (word: string) => ({ searchWords: { contains: ` ${word}`, mode: 'insensitive' as const } })

async function findNode(id: string, context: ServiceUsersContext): Promise<({ id: string } & Record<string, unknown>) | null> {
  if (!isIdentifier(id)) return null
  const person = await findPerson(id, context)
  if (person) return { ...person, __typename: 'ServiceUser' }
  const { db, needToKnow, viewer } = context
  const where = { id }
  const [document, note, correction] = await Promise.all([
    db.document.findFirst({ where: { ...where, removedAt: null } }),
    db.note.findFirst({ where }),
    db.correction.findFirst({ where }),
  ])
  if (document) return (await isReadable('Document', document, context)) ? { ...document, __typename: 'Document' } : null
  if (note) return (await isReadable('Note', note, context)) ? { ...note, __typename: 'Note' } : null
  // As much is read for an id that is nobody's, so that how long the answer takes tells nothing either.
  const asked = correction ?? { id, organisation: viewer.organisation, serviceUserId: crypto.randomUUID() }
  const mayRead = await needToKnow.may('read', rowRef('Correction', asked), ['rights'])
  return correction && mayRead && (await mayKnow(asked.serviceUserId, context))
    ? { ...correction, __typename: 'Correction' }
    : null
}
