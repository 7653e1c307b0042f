import {
  actionOf,
  isEmergency,
  labelsOf,
  sentenceOf,
  whoOf,
  type AccessLogEntry as EntryShape,
  type Telling,
} from '../domain/access-log-entry.ts'
import { namesOfRoles } from '../domain/names-of-roles.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'

export const AccessLogEntry = builder.objectRef<EntryShape>('AccessLogEntry').implement({
  description: 'One time that somebody read or changed something of a person’s record.',
  about: ({ id, subjectId }, context) => ofServiceUser(context, subjectId, 'AccessLogEntry', id),
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    at: t.expose('at', { type: 'DateTime', category: 'audit' }),
    who: t.string({ category: 'audit', resolve: async (entry, _, context) => whoOf(entry, await tellingOf(entry, context)) }),
    role: t.string({
      category: 'audit',
      resolve: ({ viewerKind, viewerRoles }) => (viewerKind === 'service-user' ? null : namesOfRoles(viewerRoles)),
    }),
    what: t.stringList({ category: 'audit', resolve: ({ categories }) => labelsOf(categories) }),
    purpose: t.string({
      category: 'audit',
      resolve: ({ purpose }, _, { profile }) => profile.purposes.find(({ code }) => code === purpose)?.name ?? purpose,
    }),
    action: t.string({ category: 'audit', resolve: actionOf }),
    sentence: t.string({
      category: 'audit',
      description: 'All of it in one plain sentence.',
      resolve: async (entry, _, context) => sentenceOf(entry, await tellingOf(entry, context)),
    }),
    emergency: t.boolean({
      category: 'audit',
      description: 'Done under emergency access, or to have it.',
      resolve: isEmergency,
    }),
    toldLater: t.field({
      type: 'DateTime',
      category: 'audit',
      description: 'For staff: until when the person is not told of it.',
      resolve: ({ toldLater }) => toldLater,
    }),
    viewerCanDelay: t.boolean({
      category: 'reference',
      nullable: false,
      description: 'The viewer may have the person told of it later.',
      resolve: ({ id, subjectId, viewerKind, toldLater }, _, context) =>
        toldLater === null &&
        viewerKind !== 'service-user' &&
        context.needToKnow.may('decide', ofServiceUser(context, subjectId, 'AccessLogEntry', id), ['access']),
    }),
    own: t.boolean({
      category: 'audit',
      description: 'The viewer’s own doing.',
      resolve: (entry, _, context) => isOwn(entry, context),
    }),
  }),
})

const isOwn = ({ viewerId }: EntryShape, { viewer }: AccessContext) => viewerId === viewer.id

const tellingOf = async (entry: EntryShape, context: AccessContext): Promise<Telling> => ({
  own: isOwn(entry, context),
  toThePerson: context.viewer.kind === 'service-user',
  name: await context.names.load(entry.viewerId),
})
