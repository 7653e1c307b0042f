import { readFileSync } from 'node:fs'

export type Environment = Readonly<Record<string, string | undefined>>

/** What a process was told is missing or wrong; the message is one sentence that names the variable and never repeats its value. */
export class BadEnvironment extends Error {
  override readonly name = 'BadEnvironment'
}

/** Reads what a process is told, and refuses what it could not work with. Every method throws BadEnvironment. */
export interface EnvironmentReader {
  /** A variable that must be set. */
  text(name: string): string
  /** A variable that may be left out; an empty one counts as left out. */
  optional(name: string): string | undefined
  /** `true` or `false`; false when left out. */
  flag(name: string): boolean
  port(name: string, otherwise: number): number
  /** An http or https address. */
  address(name: string): URL
  /** The connection string of a PostgreSQL role. */
  databaseUrl(name: string): string
  /** At least 32 bytes in base64. */
  secret(name: string): Buffer
  /** What a file holds. `what` completes the sentence "… has to be a readable file with". */
  file<Content>(name: string, what: string, parse: (text: string) => Content | Promise<Content>): Promise<Content>
}

export function readEnvironment(environment: Environment): EnvironmentReader {
  const optional = (name: string) => environment[name] || undefined
  const text = (name: string) => {
    const value = optional(name)
    if (value === undefined) throw new BadEnvironment(`${name} has to be set.`)
    return value
  }
  const wrong = (name: string, what: string) => new BadEnvironment(`${name} has to be ${what}.`)
  return {
    text,
    optional,
    flag(name) {
      const value = optional(name) ?? 'false'
      if (value !== 'true' && value !== 'false') throw wrong(name, 'true or false')
      return value === 'true'
    },
    port(name, otherwise) {
      const port = Number(optional(name) ?? otherwise)
      if (!Number.isInteger(port) || port < 0 || port > 65_535) throw wrong(name, 'a number up to 65535')
      return port
    },
    address(name) {
      const value = text(name)
      if (!URL.canParse(value) || !/^https?:/.test(value)) throw wrong(name, 'an http or https address')
      return new URL(value)
    },
    databaseUrl(name) {
      const value = text(name)
      if (!URL.canParse(value) || !/^postgres(ql)?:\/\//.test(value))
        throw wrong(name, 'like postgresql://user:password@host:5432/database')
      return value
    },
    secret(name) {
      const secret = Buffer.from(text(name), 'base64')
      if (secret.length < 32) throw wrong(name, 'at least 32 bytes in base64')
      return secret
    },
    async file(name, what, parse) {
      const path = text(name)
      try {
        return await parse(readFileSync(path, 'utf8'))
      } catch {
        // The cause could quote what is in the file.
        throw wrong(name, `a readable file with ${what}`)
      }
    },
  }
}
