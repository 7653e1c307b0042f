import type { InputProblem } from './input-problem.ts'
import { parseContactRules, type ContactRules, type ContactRulesInput } from './contact-rules.ts'
import { parseEmailAddress } from './email-address.ts'
import { parseFreeText } from './free-text.ts'
import { parsePhoneNumber } from './phone-number.ts'
import { parsePostalAddress, type PostalAddress } from './postal-address.ts'

export const contactChannels = ['EMAIL', 'PHONE', 'SMS', 'POST', 'NONE'] as const
export type ContactChannel = (typeof contactChannels)[number]

/** Contact details as sent: what is left out stays as it is, null or an empty text removes. */
export interface ContactInput {
  readonly email?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly addressLines?: readonly string[] | null | undefined
  readonly postcode?: string | null | undefined
  readonly preferredChannel?: ContactChannel | null | undefined
  readonly safeContact?: string | null | undefined
  readonly safeContactRules?: ContactRulesInput | null | undefined
}

/** Contact details as the record keeps them. Undefined: unchanged. */
export interface ContactChange {
  readonly email?: string | null
  readonly phone?: string | null
  readonly address?: PostalAddress | null
  /** Null: nobody has asked. `NONE`: not to be contacted at all. */
  readonly preferredChannel?: ContactChannel | null
  readonly safeContact?: string | null
  readonly safeContactRules?: ContactRules | null
}

type Parsed<Value> = { readonly value?: Value | null; readonly error?: InputProblem }

const field = <Value>(
  input: string | null | undefined,
  parse: (text: string) => Value | null,
  path: string,
  message: string,
): Parsed<Value> => {
  if (input === undefined) return {}
  if (input === null || input.trim() === '') return { value: null }
  const value = parse(input)
  return value === null ? { error: { code: 'INVALID', message, path: [path] } } : { value }
}

/** Checks contact details: all that is wrong is told at once, in the order of the form. */
export function parseContactChange(input: ContactInput): {
  readonly change: ContactChange
  readonly errors: readonly InputProblem[]
} {
  const email = field(input.email, parseEmailAddress, 'email', 'Enter an email address, such as name@example.com.')
  const phone = field(input.phone, parsePhoneNumber, 'phone', 'Enter a phone number, such as 01632 960 001.')
  const safeContact = field(input.safeContact, (text) => parseFreeText(text, 500), 'safeContact', 'Enter at most 500 characters.')
  const address = parseAddress(input)
  const rules = input.safeContactRules ? parseContactRules(input.safeContactRules) : undefined
  const errors = [
    ...[email, phone, address, safeContact].flatMap(({ error }) => (error ? [error] : [])),
    ...(rules?.errors ?? []),
  ]
  return {
    errors,
    change: {
      ...(email.value === undefined ? {} : { email: email.value }),
      ...(phone.value === undefined ? {} : { phone: phone.value }),
      ...(address.value === undefined ? {} : { address: address.value }),
      ...(input.preferredChannel === undefined ? {} : { preferredChannel: input.preferredChannel }),
      ...(safeContact.value === undefined ? {} : { safeContact: safeContact.value }),
      ...rulesAfter(input, rules?.rules),
    },
  }
}

/** Rules that were made from one text do not stand for another. */
function rulesAfter(input: ContactInput, rules: ContactRules | undefined): Pick<ContactChange, 'safeContactRules'> {
  if (rules) return { safeContactRules: rules }
  return input.safeContactRules === null || input.safeContact !== undefined ? { safeContactRules: null } : {}
}

function parseAddress({ addressLines, postcode }: ContactInput): Parsed<PostalAddress> {
  if (addressLines === undefined && postcode === undefined) return {}
  const lines = (addressLines ?? []).filter((line) => line.trim() !== '')
  if (lines.length === 0 && (postcode ?? '').trim() === '') return { value: null }
  const value = parsePostalAddress(lines, postcode ?? null)
  return value === null
    ? { error: { code: 'INVALID', message: 'Enter an address of one to five lines and a valid postcode.', path: ['postcode'] } }
    : { value }
}
