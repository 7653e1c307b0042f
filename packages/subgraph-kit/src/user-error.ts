/** An expected failure of a mutation: told in the payload, with nothing written. */
export interface UserError {
  readonly code: string
  readonly message: string
  /** Where in the input, such as `['contact', 'postcode']`. */
  readonly path: readonly string[]
}

/** Rolls a change back and tells the client why; `current` is what a client in conflict must look at. */
export class Rejected<Current = unknown> extends Error {
  readonly userErrors: readonly UserError[]
  readonly current: Current | undefined
  constructor(userErrors: readonly UserError[], current?: Current) {
    super(userErrors.map(({ code }) => code).join())
    this.userErrors = userErrors
    this.current = current
  }
}

export const rejection = (code: string, message: string, ...path: string[]) => new Rejected([{ code, message, path }])

/** Somebody else changed the object first: the client is given it as it is now. */
export const conflict = <Current>(current: Current) =>
  new Rejected(
    [{ code: 'CONFLICT', message: 'Somebody else changed this first. Check it and try again.', path: ['version'] }],
    current,
  )

/** The outcome of a mutation: the changed object, or what was wrong. Faults and refusals go on as errors. */
export async function answering<Changed>(
  work: () => Promise<Changed>,
): Promise<{ readonly userErrors: readonly UserError[]; readonly changed?: Changed | undefined }> {
  try {
    return { userErrors: [], changed: await work() }
  } catch (error) {
    if (error instanceof Rejected) return { userErrors: error.userErrors, changed: error.current as Changed | undefined }
    throw error
  }
}
