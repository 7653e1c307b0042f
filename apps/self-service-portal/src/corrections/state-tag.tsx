import { Tag } from '@candour/portal-kit'
import { messages } from '../messages.ts'
import type { State } from './changes-query.ts'

const colours = { REQUESTED: 'yellow', ACCEPTED: 'green', REFUSED: 'orange' } as const

export function StateTag({ state }: { state: State | null }) {
  return state ? <Tag colour={colours[state]}>{messages.changes.states[state]}</Tag> : null
}
