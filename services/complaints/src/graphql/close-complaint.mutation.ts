import { saveEnd } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { stepRefusal } from '../domain/case-step.ts'
import { stepMutation } from './step-mutation.ts'

stepMutation('closeComplaint', {
  step: 'close',
  description: 'Closes a case in which findings and outcome are recorded.',
  async take(_given, { record, file, procedure, actor, today, recording, refuse }) {
    const refusal = stepRefusal('close', file, procedure)
    if (refusal) return refuse(refusal)
    await recordEvent(recording, record, { kind: 'CLOSED', by: actor })
    return saveEnd(recording, record, 'CLOSED', today)
  },
})
