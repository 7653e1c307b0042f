import type { Clock, KeyProvider } from '@candour/database'
import { newSealingKeys } from '@candour/outbox'
import type { Db } from './client.ts'

/** Both halves of the key pair of the outbox. */
export interface OutboxKeys {
  readonly publicKey: Uint8Array
  readonly privateKey: Uint8Array
}

const first = 1
const context = 'outbox'

/**
 * The key pair of the outbox, made at the first start. Of two replicas that make one at the same time the first wins, and both use its.
 * @throws KeyFileError when it was wrapped by the key-encryption key of another installation
 */
export async function outboxKeys(db: Db, provider: KeyProvider, clock: Clock): Promise<OutboxKeys> {
  const read = () => db.outboxKey.findUnique({ where: { generation: first } })
  const found = (await read()) ?? (await makeKeys(db, provider, clock).then(read))
  if (!found) throw new Error('The key of the outbox was just made and is not there.')
  return { publicKey: found.publicKey, privateKey: await provider.unwrap(found.privateWrapped, context) }
}

async function makeKeys(db: Db, provider: KeyProvider, clock: Clock): Promise<void> {
  const { publicKey, privateKey } = newSealingKeys()
  const privateWrapped = new Uint8Array(await provider.wrap(privateKey, context))
  await db.outboxKey.createMany({
    data: [{ generation: first, publicKey: new Uint8Array(publicKey), privateWrapped, madeAt: clock.now() }],
    skipDuplicates: true,
  })
}
