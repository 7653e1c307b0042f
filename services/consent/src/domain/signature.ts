export const signatureKinds = ['TYPED', 'SAID_IN_PERSON'] as const
export type SignatureKind = (typeof signatureKinds)[number]

export interface SignatureInput {
  readonly kind: SignatureKind
  readonly text?: string | null | undefined
  readonly witness?: string | null | undefined
}

/** A signature as it is kept. All kinds count the same. */
export interface Signature {
  readonly kind: SignatureKind
  readonly text: string | null
  /** Who heard it; null for a typed one. */
  readonly witness: string | null
}

/** A line of 1 to 200 characters without control characters; null otherwise. */
function parseLine(written: string | null | undefined): string | null {
  const line = (written ?? '').normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  return line.length >= 1 && line.length <= 200 && !/[^\P{C}\u200c\u200d]/u.test(line) && /[^\p{C}\s]/u.test(line) ? line : null
}

/** A typed signature is the name that was typed; a spoken one needs a witness. Null when it is neither. */
export function parseSignature(given: SignatureInput): Signature | null {
  const text = parseLine(given.text)
  if (given.kind === 'TYPED') return text === null ? null : { kind: 'TYPED', text, witness: null }
  const witness = parseLine(given.witness)
  return witness === null ? null : { kind: 'SAID_IN_PERSON', text, witness }
}
