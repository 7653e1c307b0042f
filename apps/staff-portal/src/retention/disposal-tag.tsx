import { Tag } from '@candour/portal-kit'
import { disposalStates } from '../wording/retention.ts'

/** How far a disposal is. */
export function DisposalTag({ state }: { state: keyof typeof disposalStates }) {
  const { text, colour } = disposalStates[state]
  return <Tag colour={colour}>{text}</Tag>
}
