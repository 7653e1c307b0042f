const shape = /^([A-Z]{1,2}\d[A-Z\d]?|GIR) (\d[ABD-HJLNP-UW-Z]{2})$/

/** No fixed abode, and address unknown. */
const pseudoPostcodes = new Set(['ZZ99 3VZ', 'ZZ99 3WZ'])

/** Returns a postcode in its usual spelling, or null when it does not have the shape of one (BS 7666). */
export function parsePostcode(written: string): string | null {
  const letters = written.toUpperCase().replaceAll(/\s/g, '')
  const spelled = `${letters.slice(0, -3)} ${letters.slice(-3)}`
  return pseudoPostcodes.has(spelled) || shape.test(spelled) ? spelled : null
}
