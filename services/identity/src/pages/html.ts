/** Markup that is safe to send. Only the tag below and `trusted` make it. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Piece = Markup | string | number | null | undefined | false | readonly Piece[]

/** A template that escapes whatever is put into it, unless it is markup itself. Nothing is shown for null, undefined and false. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return new Markup(strings.reduce((text, string, index) => text + rendered(pieces[index - 1]) + string))
}

/** Markup from a source that escapes by itself, such as the provider's sign-out form. */
export function trusted(text: string): Markup {
  return new Markup(text)
}

function rendered(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return ''
  if (piece instanceof Markup) return piece.text
  if (typeof piece === 'object') return piece.map(rendered).join('')
  return String(piece).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
