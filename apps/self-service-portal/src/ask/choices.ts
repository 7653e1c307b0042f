import { paths } from '../paths.ts'
import { askMessages } from './ask-messages.ts'
import type { Kind } from './ask-queries.ts'

const m = askMessages

export interface AskChoice {
  value: string
  text: string
  hint: string
  /** Where it leads. */
  to: string
}

/** Most used first. */
const order: readonly Kind[] = ['COMPLAINT', 'ENQUIRY', 'COMPLIMENT', 'COMMENT', 'INFORMATION_REQUEST']

const elsewhere: readonly AskChoice[] = [
  { value: 'wrong', text: m.elsewhere.wrong, hint: m.elsewhereHints.wrong, to: paths.information() },
  { value: 'stop', text: m.elsewhere.stop, hint: m.elsewhereHints.stop, to: paths.sharing() },
  { value: 'seen', text: m.elsewhere.seen, hint: m.elsewhereHints.seen, to: paths.seen() },
]

/**
 * What a person can choose from: whatever the organisation takes, and, where that is little, the quickest ways to what people often want.
 * At least four.
 */
export function askChoices(kinds: readonly Kind[]): AskChoice[] {
  const offered = order
    .filter((kind) => kinds.includes(kind))
    .map((kind) => ({ value: kind, text: m.kinds[kind], hint: m.kindHints[kind], to: paths.newAsk(kind) }))
  return [...offered, ...elsewhere.slice(0, Math.max(0, 4 - offered.length))]
}
