import type { MessageChannel } from '@candour/outbox'
import { calendarDate, londonDateOf, londonTimeOf, writtenDate } from '@candour/statutory-clock'

/** The texts of one kind of message, as its template has them. */
export interface MessageTemplate {
  readonly subject: string
  /** For email and letters. */
  readonly text: string
  /** For text messages. */
  readonly short: string
  /** For those who asked that nothing names the organisation or the matter; it stands for subject, text and short alike. */
  readonly discreetSubject: string
  readonly discreet: string
}

export type Parameters = Readonly<Record<string, string | boolean | null>>

/** A template that lacks a part, or a text that needs a parameter which the message has not. */
export class UnfitTemplate extends Error {
  override readonly name = 'UnfitTemplate'
}

const parts = {
  subject: 'subject',
  text: 'text',
  short: 'short',
  'discreet-subject': 'discreetSubject',
  discreet: 'discreet',
} as const

/** Reads a template: parts that begin with a line `[name]`. @throws UnfitTemplate */
export function parseTemplate(written: string): MessageTemplate {
  const found = new Map<string, string>()
  for (const part of written.split(/^(?=\[[a-z-]+\]\n)/m)) {
    const head = /^\[([a-z-]+)\]\n/.exec(part)
    if (!head?.[1] || !Object.hasOwn(parts, head[1])) throw new UnfitTemplate('A template begins each part with its name.')
    found.set(head[1], part.slice(head[0].length).trim())
  }
  const of = (name: keyof typeof parts) => {
    const text = found.get(name)
    if (!text) throw new UnfitTemplate(`A template has a part [${name}].`)
    return text
  }
  return {
    subject: of('subject'),
    text: of('text'),
    short: of('short'),
    discreetSubject: of('discreet-subject'),
    discreet: of('discreet'),
  }
}

/**
 * Fills a text: `{name}` is replaced by the parameter, dates and times as people write them; a line that begins with `?name `, `!name ` or
 * `?name=VALUE ` stays only where the parameter is there, is not, or has the value.
 * @throws UnfitTemplate for a parameter that there is not
 */
export function fill(text: string, parameters: Parameters): string {
  const value = (name: string) => {
    if (!Object.hasOwn(parameters, name)) throw new UnfitTemplate(`The template asks for {${name}}.`)
    return parameters[name] ?? null
  }
  const lines = text.split('\n').flatMap((line) => {
    const [head, negated, name, wanted] = /^([?!])([A-Za-z]+)(?:=([A-Z_]+))? /.exec(line) ?? []
    if (head === undefined || name === undefined) return [line]
    const there = wanted === undefined ? value(name) !== null && value(name) !== false : value(name) === wanted
    return there === (negated === '?') ? [line.slice(head.length)] : []
  })
  return lines
    .join('\n')
    .replaceAll(/\{([A-Za-z]+)\}/g, (_, name: string) => written(value(name)))
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

function written(value: string | boolean | null): string {
  if (typeof value !== 'string') return ''
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return writtenDate(calendarDate(value))
  if (!/^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)) return value
  const at = new Date(value)
  return `${writtenDate(londonDateOf(at))} at ${londonTimeOf(at)}`
}

export interface Rendered {
  /** Null for a text message. */
  readonly subject: string | null
  readonly text: string
}

/** The words that leave. */
export function renderMessage(
  template: MessageTemplate,
  parameters: Parameters,
  channel: MessageChannel,
  discreet: boolean,
): Rendered {
  const text = fill(discreet ? template.discreet : channel === 'SMS' ? template.short : template.text, parameters)
  if (channel === 'SMS') return { subject: null, text }
  return { subject: fill(discreet ? template.discreetSubject : template.subject, parameters), text }
}

/** What the message says, for those who may read it later: in full, and with a dash in place of what may be seen once only. */
export const renderForTheLog = (template: MessageTemplate, parameters: Parameters, secrets: readonly string[]): Rendered => {
  const shown = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, secrets.includes(name) ? '–' : value]),
  )
  return renderMessage(template, shown, 'POST', false)
}

/** How a message may be worded, and by whom it may say it is from. */
export interface Wording {
  readonly rendered: Rendered
  readonly discreet: boolean
  /** Null: nothing names the sender. */
  readonly from: string | null
}

/**
 * Words a message so that it holds nothing that may not be said: as it is, or else discreetly, where it can be sent so. Null when neither
 * will do.
 */
export function wordMessage(
  template: MessageTemplate,
  parameters: Parameters,
  taking: {
    readonly channel: MessageChannel
    readonly discreet: boolean
    readonly mayBeDiscreet: boolean
    readonly from: string
  },
  neverSay: readonly string[],
): Wording | null {
  const ways = taking.discreet ? [true] : taking.mayBeDiscreet ? [false, true] : [false]
  for (const discreet of ways) {
    const rendered = renderMessage(template, parameters, taking.channel, discreet)
    const from = discreet ? null : taking.from
    if (!saysAny([from ?? '', rendered.subject ?? '', rendered.text], neverSay)) return { rendered, discreet, from }
  }
  return null
}

/** Whether any of the words stands in any of the texts. Case, accents and the width of spaces make no difference. */
export function saysAny(texts: readonly string[], words: readonly string[]): boolean {
  const folded = fold(texts.join('\n'))
  return words.some((word) => folded.includes(fold(word)))
}

const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ')
