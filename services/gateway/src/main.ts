import { runProcess } from '@candour/subgraph-kit/serve'
import { readGatewayConfig } from './environment.ts'
import { openFactsDatabase } from './facts-database.ts'
import { GatewayConfigError } from './gateway-config-error.ts'
import { startGateway } from './service.ts'

await runProcess(
  'gateway',
  async (environment) => {
    await using started = new AsyncDisposableStack()
    const facts = started.use(openFactsDatabase(environment.databaseUrl('FACTS_DATABASE_URL')))
    const gateway = started.use(await startGateway(await readGatewayConfig(environment, facts)))
    const resources = started.move()
    return { url: gateway.url, [Symbol.asyncDispose]: () => resources.disposeAsync() }
  },
  [GatewayConfigError],
)
