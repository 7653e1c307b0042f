const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it may stand in HTML, also within quoted attributes. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '')

/** HTML that may be put into other HTML as it is. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Html | readonly Html[]

const written = (part: Part): string =>
  part instanceof Html ? part.text : Array.isArray(part) ? part.map(written).join('') : escaped(String(part))

/** Writes HTML; whatever is put in is escaped unless it was itself written by this. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.map((text, index) => text + (index < parts.length ? written(parts[index] ?? '') : '')).join(''))

export const nothing = new Html('')
