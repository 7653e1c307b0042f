import { mediaTypes, type MediaType } from './media-type.ts'

/** Of a name, in characters. */
const longest = 150

/**
 * The name of a file as it is kept: without folders, without characters that do not show or that turn the order of others round, and with an
 * ending that belongs to what the file was found to be, so that no device takes it for something else. Null when nothing is left.
 */
export function documentName(given: string, type: MediaType): string | null {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const name = last
    .replaceAll(/[\p{C}\u2028\u2029]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.]+/, '')
    .trim()
  if (!/[\p{L}\p{N}]/u.test(name)) return null
  const endings = mediaTypes[type]
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase()
  const fits = endings.some((known) => known === ending)
  const whole = fits ? name : `${name}.${endings[0]}`
  return [...whole].length <= longest ? whole : null
}
