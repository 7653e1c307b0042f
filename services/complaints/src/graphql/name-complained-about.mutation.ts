import { saveComplainedAbout } from '../data/change-case.ts'
import { queueOf } from '../data/queue.ts'
import { recordEvent } from '../data/recording.ts'
import { stateWithoutHandler, stepRefusal } from '../domain/case-step.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { problem } from '../domain/problem.ts'
import { isComplainedAbout } from '../domain/who-may-handle.ts'
import { stepMutation } from './step-mutation.ts'

stepMutation('nameComplainedAbout', {
  step: 'name-party',
  description:
    'Says that a case is about a member of staff, who from then on finds nothing of it, and loses it if it was theirs.',
  input: (t) => ({
    staffMemberId: t.id({ required: true }),
  }),
  async take(given, { record, file, procedure, actor, recording, refuse }, context) {
    const { staffMemberId: id } = given
    const refusal = stepRefusal('name-party', file, procedure)
    if (refusal) return refuse(refusal)
    const name = isIdentifier(id) ? await context.cases.staffNameOf(recording.tx, id) : null
    if (name === null) return refuse(problem('UNKNOWN_STAFF', 'Choose a member of staff.', 'staffMemberId'))
    if (isComplainedAbout(file, id)) return refuse(problem('ALREADY_NAMED', 'It is known to be about them.', 'staffMemberId'))
    await recordEvent(recording, record, { kind: 'PARTY_NAMED', by: actor, text: name })
    const queue = await queueOf(recording, context.profile.complaints, [...file.complainedAbout, id])
    return saveComplainedAbout(recording, record, { id, name }, stateWithoutHandler(file), queue)
  },
})
