import type { ConsentFormProfile, ConsentItemProfile, ConsentWordingProfile } from '@candour/organisations'

/** An item of the form by its code. */
export const itemOf = (form: ConsentFormProfile, code: string): ConsentItemProfile | null =>
  form.items.find((item) => item.code === code) ?? null

/** What a person who is asked today is shown. Profiles list the wordings of an item in the order of their versions. */
export function currentWording(item: ConsentItemProfile): ConsentWordingProfile {
  const wording = item.wordings.at(-1)
  if (!wording) throw new RangeError(`The item ${item.code} has no wording.`)
  return wording
}

/** What a person who decided earlier was shown; null when the profile no longer holds it. */
export const wordingOf = (item: ConsentItemProfile, version: number): ConsentWordingProfile | null =>
  item.wordings.find((wording) => wording.version === version) ?? null

/** Whether a person decides about this item. With another basis it only informs: there is nothing to give or to withdraw [DPPC-34]. */
export const isDecidable = (item: Pick<ConsentItemProfile, 'basis'>): boolean => item.basis === 'CONSENT'
