import { Tag } from '@candour/portal-kit'
import { pageMessages } from '../page-messages.ts'
import type { State } from './changes-query.ts'

const colours = { REQUESTED: 'yellow', ACCEPTED: 'green', REFUSED: 'orange' } as const

export function StateTag({ state }: { state: State | null }) {
  return state ? <Tag colour={colours[state]}>{pageMessages.changes.states[state]}</Tag> : null
}
