/** The purposes for which each part is looked at, the one with the widest view first. */
const purposesOf = {
  complaints: ['complaint-handling'],
  requests: ['rights-request'],
  concerns: ['safeguarding'],
  corrections: ['rights-request', 'care', 'safeguarding'],
  access: ['audit', 'care', 'safeguarding'],
  roles: ['administration'],
  reviews: ['audit'],
  disposals: ['retention-review'],
  retention: ['retention-review'],
  messages: ['care', 'safeguarding'],
} as const

export type WorkPart = keyof typeof purposesOf
export type AskedParts = Readonly<Record<WorkPart, boolean>>
export const workParts = Object.keys(purposesOf) as WorkPart[]

/** The purpose for which somebody looks at a part of their work; undefined where it is not theirs. */
export const purposeOf = (part: WorkPart, offered: readonly string[]): string | undefined =>
  purposesOf[part].find((purpose) => offered.includes(purpose))

/** Whether anything may wait for somebody. Whoever may state no more than administration asks for roles, and decides on none. */
export const hasWork = (offered: readonly string[]): boolean =>
  workParts.some((part) => (purposeOf(part, offered) ?? 'administration') !== 'administration')

/** What is asked at once, for one purpose. */
export interface Asked {
  readonly purpose: string
  readonly parts: AskedParts
}

const those = (isAsked: (part: WorkPart) => boolean): AskedParts =>
  Object.fromEntries(workParts.map((part) => [part, isAsked(part)])) as AskedParts

export const onlyPart = (wanted: WorkPart): AskedParts => those((part) => part === wanted)

/** What is asked for each purpose that the viewer may state: every part once. */
export function workAsked(offered: readonly string[]): Asked[] {
  const purposes = new Set(workParts.flatMap((part) => purposeOf(part, offered) ?? []))
  return [...purposes].map((purpose) => ({
    purpose,
    parts: those((part) => purposeOf(part, offered) === purpose),
  }))
}
