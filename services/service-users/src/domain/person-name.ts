/** A name as its bearer writes it: any letters and the joiners between them, 1 to 100 characters, no control characters. Null otherwise. */
export function parsePersonName(written: string): string | null {
  const name = written.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  return name.length >= 1 && name.length <= 100 && !/[^\P{C}\u200c\u200d]/u.test(name) && /[^\p{C}\s]/u.test(name) ? name : null
}
