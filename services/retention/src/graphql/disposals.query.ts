import { resolveCursorConnection, type ResolveCursorConnectionArgs } from '@pothos/plugin-relay'
import { builder } from './builder.ts'
import { disposalCursorOf, disposalPositionOf } from './disposal-cursor.ts'
import { disposal } from './disposal.type.ts'

const disposalEdge = builder.edgeObject({ type: disposal, name: 'DisposalEdge' })
const disposalConnection = builder.connectionObject({ type: disposal, name: 'DisposalConnection' }, disposalEdge)

builder.queryField('disposals', (t) =>
  t.field({
    description: 'What was approved to go, the latest first: what is being erased, and the certificates. Nobody is named in it.',
    type: disposalConnection,
    nullable: false,
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: (_root, { first, after }, context) =>
      resolveCursorConnection(
        { args: { first, after }, defaultSize: 25, maxSize: 100, toCursor: disposalCursorOf },
        async (part: ResolveCursorConnectionArgs) => {
          const { viewer, needToKnow, retention } = context
          const ofOrganisation = {
            resource: 'Query',
            id: viewer.organisation,
            organisation: viewer.organisation,
            subjectId: null,
          }
          if (!(await needToKnow.may('read', ofOrganisation, ['retention']))) return []
          return retention.approvedDisposals({
            after: part.after === undefined ? null : disposalPositionOf(part.after),
            limit: part.limit,
          })
        },
      ),
  }),
)
