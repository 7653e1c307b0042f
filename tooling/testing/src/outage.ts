import type { NetworkConfig } from '@candour/dev-env'

type Between = NonNullable<NetworkConfig['between']>

/** Stands between the gateway and its subgraphs: takes any of them away, makes all of them wait, and knows which were asked. */
export class Outage {
  /** The subgraphs asked since this was last cleared. */
  readonly asked = new Set<string>()
  readonly #down = new Set<string>()
  #answering: Promise<void> = Promise.resolve()

  readonly between: Between = (name, subgraph) => ({
    execute: async (request) => {
      this.asked.add(name)
      await this.#answering
      if (this.#down.has(name)) throw new Error(`${name} is down`)
      return subgraph.execute(request)
    },
  })

  /** Does something while these subgraphs cannot be reached. */
  async during<Result>(names: Iterable<string>, work: () => Promise<Result>): Promise<Result> {
    for (const name of names) this.#down.add(name)
    try {
      return await work()
    } finally {
      this.#down.clear()
    }
  }

  /** Does something while no subgraph answers yet; afterwards all do. */
  async whileWaiting<Result>(work: () => Promise<Result>): Promise<Result> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#answering = promise
    try {
      return await work()
    } finally {
      resolve()
    }
  }
}
