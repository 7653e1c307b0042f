import { createSecretKey, randomBytes } from 'node:crypto'
import { keyContext } from './key-context.ts'
import type { KeyProvider } from './key-provider.ts'
import {
  destroyPersonKeys,
  type KeyOwner,
  loadWrappedKeys,
  type RawQueryable,
  storeFirstKey,
  storeFirstKeys,
} from './person-key-store.ts'
import { KeyErasedError, keyVersionOf, openValue, type PersonKey, sealValue, type SealedPlace } from './sealed-value.ts'

export interface VaultOptions {
  /** The service whose keys these are, as in `ServiceSchema.service`. */
  service: string
  provider: KeyProvider
  /** The service's Prisma client; keys are loaded through it. */
  query: RawQueryable
}

/** Sealing and opening of personal values with a key per person, for one service. */
export interface Vault {
  /** Keys are remembered for the life of a session: make one for each request. */
  session(): VaultSession
  /** Destroys a person's keys inside the transaction that deletes the rows. Returns how many there were. */
  erase(tx: RawQueryable, owner: KeyOwner): Promise<number>
}

export interface VaultSession {
  /**
   * Opens a value. Call only after the field decision allowed it. Keys asked for in the same tick are loaded by one query; give
   * `tx` when the key may have been made in a transaction that is not committed yet.
   * @throws SealBrokenError, KeyErasedError
   */
  open(place: SealedPlace, bytes: Uint8Array, tx?: RawQueryable): Promise<string>
  /** The same for what was sealed as bytes, such as the content of a document. */
  openBytes(place: SealedPlace, bytes: Uint8Array): Promise<Buffer>
  /** Seals a value, making the person's key in `tx` at first use. */
  seal(tx: RawQueryable, place: SealedPlace, content: string | Uint8Array): Promise<Uint8Array<ArrayBuffer>>
  /** Makes the keys of many new persons in `tx` by one statement, so that sealing for them asks for none. Who has a key keeps it. */
  makeKeys(tx: RawQueryable, owners: readonly KeyOwner[]): Promise<void>
}

export function createVault({ service, provider, query }: VaultOptions): Vault {
  const contextOf = (owner: KeyOwner) => keyContext(service, owner)
  const nameOf = contextOf

  /** All versions of the keys of several persons, by `nameOf`. */
  const load = async (db: RawQueryable, owners: readonly KeyOwner[]): Promise<Map<string, PersonKey[]>> => {
    const found = new Map<string, PersonKey[]>()
    for (const row of await loadWrappedKeys(db, service, owners)) {
      const key = createSecretKey(await provider.unwrap(row.wrapped, contextOf(row)))
      found.set(nameOf(row), [...(found.get(nameOf(row)) ?? []), { version: row.version, key }])
    }
    return found
  }

  const firstKey = async (tx: RawQueryable, owner: KeyOwner): Promise<PersonKey[]> => {
    await storeFirstKey(tx, service, owner, new Uint8Array(await provider.wrap(randomBytes(32), contextOf(owner))))
    const keys = (await load(tx, [owner])).get(nameOf(owner))
    if (!keys) throw new KeyErasedError('The key of this person was destroyed while it was being used.')
    return keys
  }

  const session = (): VaultSession => {
    // By connection: a key made in a transaction that is rolled back never existed, and must not seal anything in the next one.
    const loaders = new WeakMap<RawQueryable, KeyLoader>()
    const loaderOf = (db: RawQueryable): KeyLoader => {
      const known = loaders.get(db)
      if (known) return known
      const made = keyLoader(nameOf, (owners) => load(db, owners))
      loaders.set(db, made)
      return made
    }
    const opened = async (place: SealedPlace, bytes: Uint8Array, db: RawQueryable) => {
      const version = keyVersionOf(bytes)
      const key = (await loaderOf(db).keysOf(place)).find((each) => each.version === version)
      if (!key) throw new KeyErasedError(`The key of this ${place.table} no longer exists.`)
      return openValue(key, place, bytes)
    }
    return {
      open: async (place, bytes, tx = query) => (await opened(place, bytes, tx)).toString('utf8'),
      openBytes: (place, bytes) => opened(place, bytes, query),
      seal: async (tx, place, content) => {
        const loader = loaderOf(tx)
        let keys = await loader.keysOf(place)
        if (keys.length === 0) {
          keys = await firstKey(tx, place)
          loader.remember(place, keys)
        }
        const newest = keys.reduce((best, each) => (each.version > best.version ? each : best))
        return sealValue(newest, place, content)
      },
      makeKeys: async (tx, owners) => {
        const made = await Promise.all(
          owners.map(async ({ organisation, personId }) => {
            const key = randomBytes(32)
            const owner = { organisation, personId }
            return { owner, key: createSecretKey(key), wrapped: await provider.wrap(key, contextOf(owner)) }
          }),
        )
        const stored = await storeFirstKeys(
          tx,
          service,
          made.map(({ owner, wrapped }) => ({ ...owner, wrapped })),
        )
        const became = new Set(stored.map(nameOf))
        const loader = loaderOf(tx)
        for (const { owner, key } of made) if (became.has(nameOf(owner))) loader.remember(owner, [{ version: 1, key }])
      },
    }
  }
  return { session, erase: (tx, owner) => destroyPersonKeys(tx, service, owner) }
}

interface KeyLoader {
  keysOf(owner: KeyOwner): Promise<PersonKey[]>
  remember(owner: KeyOwner, keys: PersonKey[]): void
}

/** Gathers what is asked for in one tick into one load, and remembers the answers. */
function keyLoader(
  nameOf: (owner: KeyOwner) => string,
  load: (owners: readonly KeyOwner[]) => Promise<Map<string, PersonKey[]>>,
): KeyLoader {
  const known = new Map<string, Promise<PersonKey[]>>()
  let waiting: { owners: KeyOwner[]; answer: Promise<Map<string, PersonKey[]>> } | null = null

  const enqueue = (owner: KeyOwner): Promise<Map<string, PersonKey[]>> => {
    if (!waiting) {
      const owners: KeyOwner[] = []
      const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        waiting = null
        return load(owners)
      })
      waiting = { owners, answer }
    }
    waiting.owners.push(owner)
    return waiting.answer
  }

  return {
    keysOf: (owner) => {
      const name = nameOf(owner)
      const before = known.get(name)
      if (before) return before
      const keys = enqueue({ organisation: owner.organisation, personId: owner.personId }).then((found) => found.get(name) ?? [])
      known.set(name, keys)
      // Neither a failed load nor "no key yet" is remembered: the next question asks again.
      keys.then(
        (found) => found.length === 0 && known.get(name) === keys && known.delete(name),
        () => known.delete(name),
      )
      return keys
    },
    remember: (owner, keys) => void known.set(nameOf(owner), Promise.resolve(keys)),
  }
}
