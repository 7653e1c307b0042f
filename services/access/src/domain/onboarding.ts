import { refuse, type Refusal } from './refusal.ts'

/** What an organisation wants on record before it gives a role: an undertaking of confidentiality signed, its training done. */
export const prerequisites = ['undertaking', 'training'] as const
export type Prerequisite = (typeof prerequisites)[number]

const words: Readonly<Record<Prerequisite, string>> = {
  undertaking: 'their signed undertaking of confidentiality',
  training: 'their training',
}

/** Whether what must come before a role is on record. [DMR-54, POL-62] */
export function readyForRole(needed: readonly Prerequisite[], onRecord: readonly string[]): { readonly ready: true } | Refusal {
  const missing = needed.find((each) => !onRecord.includes(each))
  return missing ? refuse(`${missing.toUpperCase()}_MISSING`, `First record ${words[missing]}.`) : { ready: true }
}
