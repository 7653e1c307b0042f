import { pageMessages } from '../page-messages.ts'

const m = pageMessages.sharing

/** The words on the buttons of a choice: contact and news are not shared with anybody, so they say "this". */
export function choiceWords(section: keyof typeof m.sections) {
  return section === 'SHARING' || section === 'STORE_AND_USE'
    ? { stop: m.stop, start: m.start, stopTitle: m.stopTitle, startTitle: m.startTitle }
    : { stop: m.stopOther, start: m.startOther, stopTitle: m.stopOtherTitle, startTitle: m.startOtherTitle }
}
