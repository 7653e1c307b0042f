import { dataCategories, type DataCategory } from '@candour/need-to-know'
import { joined } from './joined.ts'

/** Whose record is spoken of, as the sentence needs it: "your", "their own", "the person’s". */
export type Whose = 'your' | 'their own' | 'the person’s'

/** "you" or "the person". */
export const whom = (whose: Whose) => (whose === 'your' ? 'you' : 'the person')

/** Categories whose label is a question rather than a thing one has. */
const questions: Partial<Record<DataCategory, (whose: Whose) => string>> = {
  'complaint.matter': (whose) => `what ${whose} complaint is about`,
  'complaint.parties': (whose) => `who ${whose} complaint concerns`,
  sharing: (whose) => `what was shared about ${whom(whose)}`,
  retention: (whose) => `how long ${whose} data is kept`,
  representation: (whose) => `who acts for ${whom(whose)}`,
  staff: (whose) => `who works with ${whom(whose)}`,
  access: (whose) => `who may see ${whose} record`,
  'sign-in': (whose) => `how ${whom(whose)} ${whose === 'your' ? 'sign' : 'signs'} in`,
  audit: (whose) => `who has seen ${whose} record`,
}

/** Categories that are personal, of those recorded; a name that is no longer a category is left out. */
export const personalCategories = (recorded: readonly string[]): DataCategory[] =>
  recorded
    .filter((category): category is DataCategory => Object.hasOwn(dataCategories, category))
    .filter((category) => dataCategories[category].article !== 'none')

/** What was read or changed, in words: "your contact details and who has seen your record". */
export function spokenCategories(recorded: readonly string[], whose: Whose): string {
  const categories = personalCategories(recorded)
  const things = categories
    .filter((category) => !questions[category])
    .map((category) => inSentence(dataCategories[category].label))
  const asked = categories.flatMap((category) => questions[category]?.(whose) ?? [])
  const words = [...things.map((thing, index) => (index === 0 ? `${whose} ${thing}` : thing)), ...asked]
  return words.length === 0 ? `${whose} record` : joined(words)
}

const inSentence = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1)
