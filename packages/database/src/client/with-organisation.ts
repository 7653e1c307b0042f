import { AsyncLocalStorage } from 'node:async_hooks'

/** What the present piece of work is bound to: one organisation, or, for a stated reason, none in particular. */
type Scope = { organisation: string } | { acrossBecause: string }

const scope = new AsyncLocalStorage<Scope>()

/** A row that belongs to an organisation was touched by code that had not said for which organisation it works. */
export class NoOrganisationError extends Error {
  override readonly name = 'NoOrganisationError'
}

/** Something of one organisation was about to be written from, or into, another. */
export class OtherOrganisationError extends Error {
  override readonly name = 'OtherOrganisationError'
}

/**
 * Runs `fn` for one organisation: every Prisma operation inside is limited to its rows. The result is awaited inside, because a
 * Prisma query starts only when it is awaited and would otherwise start outside.
 */
export function withOrganisation<T>(code: string, fn: () => T | PromiseLike<T>): Promise<T> {
  if (code === '') throw new NoOrganisationError('An organisation has a code.')
  return scope.run({ organisation: code }, async () => await fn())
}

/** Runs `fn` over all organisations, as a job over every one of them must. The reason is for the reader of the code. */
export function acrossOrganisations<T>(reason: string, fn: () => T | PromiseLike<T>): Promise<T> {
  return scope.run({ acrossBecause: reason }, async () => await fn())
}

/** The organisation of the present work; null when it declared to work across all. @throws NoOrganisationError outside both. */
export function currentOrganisation(): string | null {
  const current = scope.getStore()
  if (!current) throw new NoOrganisationError('This needs withOrganisation(code, …) around it.')
  return 'organisation' in current ? current.organisation : null
}
