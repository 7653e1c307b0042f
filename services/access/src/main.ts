import { listen } from '@candour/subgraph-kit'
import { addressFromEnvironment, BadEnvironment, configFromEnvironment } from './environment.ts'
import { startAccessService } from './service.ts'

try {
  const address = addressFromEnvironment(process.env)
  await using access = await startAccessService(await configFromEnvironment(process.env))
  const server = await listen(access.subgraph, { ...address, healthy: access.healthy })
  console.log(`access listens at ${server.url}`)
  await new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  })
  await server.stop()
} catch (error) {
  if (!(error instanceof BadEnvironment)) throw error
  console.error(error.message)
  process.exitCode = 1
}
