export type Path = readonly (string | number)[]

/** Tells that something at a path of a profile is wrong. */
export type Refuse = (path: Path, message: string) => void

/** Refuses what stands twice in a list, at its later place. */
export function refuseRepeats(refuse: Refuse, path: Path, key: string | null, values: readonly string[]): void {
  values.forEach((value, at) => {
    if (values.indexOf(value) < at) refuse([...path, at, ...(key ? [key] : [])], `repeats "${value}"`)
  })
}

export const codesOf = (entries: readonly { readonly code: string }[]): string[] => entries.map((entry) => entry.code)
