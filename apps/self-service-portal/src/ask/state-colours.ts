import type { TagColour } from '@candour/portal-kit'
import type { askMessages } from './ask-messages.ts'

/** Colours only support the words of a state. */
export const stateColours: Readonly<Record<keyof typeof askMessages.states, TagColour | undefined>> = {
  RECEIVED: 'yellow',
  ACKNOWLEDGED: undefined,
  IN_PROGRESS: undefined,
  DECIDED: 'purple',
  CLOSED: 'grey',
  WITHDRAWN: 'grey',
}
