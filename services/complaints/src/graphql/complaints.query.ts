import { resolveCursorConnection, type ResolveCursorConnectionArgs } from '@pothos/plugin-relay'
import { caseStates } from '../domain/case-file.ts'
import { builder } from './builder.ts'
import { caseRef } from './case-ref.ts'
import { complaintConnection } from './complaint.connection.ts'
import { complaint } from './complaint.type.ts'
import type { ComplaintsContext } from './context.ts'
import { cursorOf, partOf } from './cursor.ts'
import { complaintState } from './enums.ts'
import { casesInScope } from './cases-in-scope.ts'

builder.queryFields((t) => ({
  complaint: t.field({
    description: 'A case by id. Null when there is none, or none that the viewer may know of.',
    type: complaint,
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => knownCase(id, context),
  }),
  complaints: t.connection(
    {
      type: complaint,
      description: 'The cases that the viewer may know of, the latest first.',
      args: {
        state: t.arg({ type: complaintState }),
        mine: t.arg.boolean({ description: 'Only those that the viewer looks into.' }),
      },
      resolve: (_root, args, context) =>
        resolveCursorConnection(
          { args, defaultSize: 25, maxSize: 100, toCursor: (record) => cursorOf(record.id) },
          async (part: ResolveCursorConnectionArgs) => {
            const scope = casesInScope(context)
            if (scope === null) return []
            const states = args.state ? [args.state] : caseStates
            return context.cases.list(part.inverted ? 'oldestFirst' : 'newestFirst', {
              ...partOf(part),
              ...scope,
              states,
              mine: args.mine ?? false,
            })
          },
        ),
    },
    complaintConnection,
  ),
}))

/**
 * A case that exists for the viewer. As much is read of one that does not as of none, so that how long the answer takes tells nothing either:
 * whom it is about, and what decisions about that person, or about nobody, rest on.
 */
async function knownCase(id: string, context: ComplaintsContext) {
  const { viewer, cases, needToKnow, audit } = context
  const about = await cases.personOf(id)
  const nobody = { id, organisation: viewer.organisation, serviceUserId: crypto.randomUUID() }
  const mayKnow = await needToKnow.may('read', caseRef(about ?? nobody), ['complaint.matter'])
  if (about && mayKnow) return cases.find(id)
  // Whoever tries ids finds nothing, and is found: the same is on record whether there is such a case or not.
  audit.note('refused', { subjectId: null, resource: 'Complaint' }, ['complaint.matter'])
  return null
}
