const traces: readonly { pattern: RegExp; what: string }[] = [
  { pattern: /(?<![\w.$})/-])\/(?:home|root|work|workspace|Users|tmp|mnt)\/[\w.-]+/g, what: 'a path of one machine' },
  { pattern: /\b[A-Z]:\\Users\\\w+/g, what: 'a path of one machine' },
  { pattern: /\bregistry\.[a-z0-9-]+\.[a-z]{2,}/gi, what: "a registry's host" },
  { pattern: /^\s*(?:\S*:)?registry\s*[=:]\s*\S+/gim, what: "a registry's address" },
  { pattern: /\btarball:\s*https?:\/\/\S+/g, what: "a registry's address" },
]

/** What in a file would only make sense on the machine, or behind the network, where it was written. */
export function machineTraces(text: string): string[] {
  return traces.flatMap(({ pattern, what }) => [...text.matchAll(pattern)].map(([found]) => `${what}: ${found.trim()}`))
}
