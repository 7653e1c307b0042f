import { configFromEnvironment, required } from './environment.ts'
import { openFactsDatabase } from './facts-database.ts'
import { GatewayConfigError } from './gateway-config-error.ts'
import { startGateway } from './service.ts'

try {
  await using resources = new AsyncDisposableStack()
  const facts = resources.use(openFactsDatabase(required(process.env, 'FACTS_DATABASE_URL')))
  const gateway = resources.use(await startGateway(await configFromEnvironment(process.env, facts)))
  console.log(`gateway listens at ${gateway.url}`)
  await new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  })
} catch (error) {
  if (!(error instanceof GatewayConfigError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
