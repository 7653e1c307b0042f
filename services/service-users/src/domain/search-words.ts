/** Whoever is looked for by more than this many characters has no name. */
export const longestSearch = 200

const marks = /[\u0300-\u036f'’ʼ`]/gu
const betweenWords = /[\p{Cc}\u00a0\u2010-\u2015 -/:-@[-`{-~]+/u
const barred = 'łŁøØđĐħĦı'
const unbarred = 'lLoOdDhHi'

/**
 * The words of a name or a reference as they are compared: without accents and apostrophes, parted at spaces and hyphens. The column
 * `search_words` of a person holds theirs by the same rule, in SQL; capitals are for the database to overlook.
 */
export function searchWords(written: string): string[] {
  const plain = written
    .normalize('NFD')
    .replaceAll(marks, '')
    .replaceAll(/[łŁøØđĐħĦı]/gu, (letter) => unbarred[barred.indexOf(letter)] ?? letter)
  return plain.split(betweenWords).filter((word) => word !== '')
}
