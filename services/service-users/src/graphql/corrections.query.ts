import { peopleReadable } from '../data/row-scope.ts'
import { builder } from './builder.ts'
import { correction } from './correction.type.ts'
import { correctionState } from './enums.ts'
import { rowRef } from './person-ref.ts'

builder.queryField('corrections', (t) =>
  t.prismaConnection(
    {
      description: 'The corrections that the viewer may know of, the longest waiting first.',
      type: correction,
      cursor: 'id',
      args: { state: t.arg({ type: correctionState }) },
      resolve: async (query, _root, { state }, { db, policy, viewer, clock, needToKnow }) => {
        const serviceUser = peopleReadable(policy, 'rights', viewer.id, clock.now())
        if (!serviceUser) return []
        const where = state ? { serviceUser, state } : { serviceUser }
        const found = await db.correction.findMany({ ...query, where, orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }] })
        // What decisions about all of them rest on, by one statement. A page of which no row is asked for is read without whose they are.
        const asked = found.filter((row) => 'serviceUserId' in row)
        await Promise.all(asked.map((row) => needToKnow.decide(rowRef('Correction', row), ['rights'])))
        return found
      },
    },
    { name: 'CorrectionConnection' },
    { name: 'CorrectionEdge' },
  ),
)
