import { generateKeyPair } from 'jose'
import {
  createServiceClient,
  createVault,
  hasWrappedKeys,
  installationOf,
  localKeyProvider,
  systemClock,
  type RawQueryable,
} from '@candour/database'
import { InstallationFolder } from '@candour/dev-env'
import { createPolicy } from '@candour/need-to-know'
import { foundingProfiles, policyProfile } from '@candour/organisations'
import {
  createViewerSigner,
  Subgraph,
  type SubgraphContext,
  type SubgraphDatabase,
  type ViewerClaims,
} from '@candour/subgraph-kit'
import { AllowsEverything } from './allows-everything.ts'
import type { MeasuredNetwork } from './measured-network.ts'
import { openedBefore } from './opened-before.ts'
import { recordingNothing } from './recording-nothing.ts'

/** One of several subgraphs that differ in one thing: whether they decide, record, or open what is sealed. */
export interface Side {
  /** @throws for an answer with errors, or from which anything was withheld */
  ask(claims: () => ViewerClaims, query: string, variables: object): Promise<Record<string, unknown>>
}

/** What a service does not export, since no product code may put it together in another way: read from its files, as the schema tooling does. */
interface Insides {
  readonly schema: ConstructorParameters<typeof Object>[0] & Parameters<typeof Subgraph.start>[0]['schema']
  readonly createLoaders: (base: SubgraphContext<SubgraphDatabase>) => object
  readonly PrismaClient: Parameters<typeof createServiceClient>[0]
}

async function insides(): Promise<Insides> {
  const folder = new URL('../../../services/service-users/src/', import.meta.url)
  const files = ['graphql/schema.ts', 'graphql/loaders.ts', 'generated/prisma/client.ts']
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href) as Promise<Partial<Insides>>))
  return Object.assign({}, ...modules) as Insides
}

/** What decisions rest on is read together with the viewer's grants for ids as they are written everywhere; in capitals they lead to the same people. */
const factsAreNotReadAhead = (body: string): string =>
  body.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => id.toUpperCase())

/**
 * Starts the service-users subgraph several times over one database: as it is, with a runtime that allows everything, without the audit log, and
 * with values that were opened before.
 */
export async function startSides({ network }: MeasuredNetwork, folderPath: string) {
  const folder = new InstallationFolder(folderPath)
  const secrets = await folder.secrets()
  const { adminUrl } = network
  const databaseUrl = installationOf({ adminUrl, secret: secrets.of('database') }).serviceUrl('service-users')
  const provider = await localKeyProvider(folder.keys, { hasWrappedKeys: () => hasWrappedKeys(adminUrl) })
  const { schema, createLoaders, PrismaClient } = await insides()
  const { privateKey, publicKey: gatewayKey } = await generateKeyPair('EdDSA')
  const sign = createViewerSigner(privateKey, () => systemClock.now())
  const served = new Map(
    foundingProfiles().map((profile) => [
      profile.id,
      { profile, policy: createPolicy({ organisation: policyProfile(profile) }) },
    ]),
  )
  await using started = new AsyncDisposableStack()

  const start = async (
    runtime: (base: SubgraphContext<SubgraphDatabase>) => Partial<SubgraphContext>,
    inWriting: (body: string) => string = (body) => body,
  ): Promise<Side> => {
    const client = createServiceClient(PrismaClient, databaseUrl)
    started.defer(() => client.$disconnect())
    const db = client as unknown as SubgraphDatabase & RawQueryable
    const subgraph = await Subgraph.start<SubgraphDatabase, SubgraphContext<SubgraphDatabase>>({
      name: 'service-users',
      schema,
      clock: systemClock,
      gatewayKey,
      db,
      vault: createVault({ service: 'service-users', provider, query: db }),
      organisation: (code) => served.get(code),
      extend: (base) => {
        const made: SubgraphContext<SubgraphDatabase> = Object.assign({}, base, runtime(base))
        return Object.assign(made, { load: createLoaders(made) })
      },
    })
    started.defer(() => subgraph.stop())
    return {
      ask: async (claims, query, variables) => {
        const body = inWriting(JSON.stringify({ query, variables }))
        const { body: answer } = await subgraph.execute({ body, signedViewer: await sign(claims(), 'service-users', body) })
        if (!answer.data || answer.errors || answer.extensions)
          throw new Error(`The answer was ${JSON.stringify(answer.errors ?? answer.extensions)}`)
        return answer.data
      },
    }
  }
  const on = await start(() => ({}))
  const off = await start(({ policy, audit }) => ({ needToKnow: new AllowsEverything(policy, audit) }), factsAreNotReadAhead)
  const unrecorded = await start(({ audit }) => ({ audit: recordingNothing(audit) }))
  const inClear = openedBefore()
  const unsealed = await start(({ vault }) => ({ vault: inClear(vault) }))
  const resources = started.move()
  return { on, off, unrecorded, unsealed, [Symbol.asyncDispose]: () => resources.disposeAsync() }
}
