/** The job is tried again later, by the queue's own rules. Says why by a code only, since it ends up in logs. */
export class TryAgain extends Error {
  override readonly name = 'TryAgain'

  constructor(code: string) {
    super(`The message is tried again: ${code}.`)
  }
}
