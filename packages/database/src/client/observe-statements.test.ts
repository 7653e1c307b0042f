import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExampleDatabase, startExampleDatabase } from '../../tests/support/example-database.ts'
import { PrismaClient } from '../../tests/fixtures/example-service/src/generated/prisma/client.ts'
import { createServiceClient } from './create-service-client.ts'
import { NoOrganisationError, withOrganisation } from './with-organisation.ts'
import { observeStatements } from './observe-statements.ts'

describe('a client whose statements are watched', { timeout: 30_000 }, () => {
  let database: ExampleDatabase
  let client: PrismaClient
  const seen: string[] = []

  beforeAll(async () => {
    database = await startExampleDatabase()
    observeStatements((statement, run) => {
      seen.push(statement)
      return run()
    })
    client = createServiceClient(PrismaClient, database.installation.serviceUrl('example'))
    observeStatements(undefined)
  }, 60_000)
  afterAll(async () => {
    await client?.$disconnect()
    await database?.[Symbol.asyncDispose]()
  })

  it('tells the name of each, inside transactions as well, and no value', async () => {
    await withOrganisation('a', async () => {
      await client.person.findMany({ where: { reference: 'canary' } })
      await client.$queryRawUnsafe('SELECT $1::text', 'canary')
      await client.$transaction(async (tx) => {
        await tx.person.count()
        await tx.country.findMany()
      })
      await client.$transaction([client.person.count(), client.country.count()])
    })
    expect(seen).toEqual([
      'Person.findMany',
      '$queryRawUnsafe',
      'Person.count',
      'Country.findMany',
      'Person.count',
      'Country.count',
    ])
  })

  it('keeps to its organisation all the same', async () => {
    await expect(client.person.findMany()).rejects.toThrow(NoOrganisationError)
  })
})
