import { saveAllocation } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { stateWithHandler, stepRefusal } from '../domain/case-step.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { problem } from '../domain/problem.ts'
import { handlerRefusal, queueRefusal } from '../domain/who-may-handle.ts'
import { stepMutation } from './step-mutation.ts'

const cannotHandle = problem(
  'CANNOT_HANDLE',
  'This member of staff cannot look into this case. Choose somebody else.',
  'staffMemberId',
)

stepMutation('allocateComplaint', {
  step: 'allocate',
  description: 'Gives a case to a member of staff: never to somebody whom it is about, nor to who decided the stage it reviews.',
  input: (t) => ({
    staffMemberId: t.id({ required: true, description: 'Who is to look into it.' }),
  }),
  async take(given, { record, file, procedure, actor, recording, refuse }, context) {
    const { staffMemberId: id } = given
    const refusal = stepRefusal('allocate', file, procedure) ?? queueRefusal(file, actor) ?? handlerRefusal(file, procedure, id)
    if (refusal) return refuse(refusal)
    const name = isIdentifier(id) ? await context.cases.staffNameOf(recording.tx, id) : null
    // Why somebody is shut out of a person's record may tell of family ties: the same is told as of who is not there at all.
    if (name === null || (await context.cases.isShutOut(recording.tx, id, record.serviceUserId))) return refuse(cannotHandle)
    await recordEvent(recording, record, { kind: 'ALLOCATED', by: actor, text: name })
    return saveAllocation(recording, record, { id, name }, stateWithHandler(file, procedure))
  },
})
