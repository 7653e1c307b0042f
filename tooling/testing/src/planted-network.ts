import { expect } from 'vitest'
import { plantColleague, type PlantedAmongStaff } from './planted-colleague.ts'
import { plantDueRecords } from './planted-due-records.ts'
import { plantCanaries } from './planted-person.ts'
import { startTestNetwork, type TestNetwork } from './test-network.ts'

/** A network in which everything that can be told of somebody is unique. */
export interface PlantedNetwork {
  readonly system: TestNetwork
  readonly person: PlantedAmongStaff
}

/** Starts all services over a database of their own, with a person and a member of staff planted, and more than one of what is listed of them. */
export async function startPlantedNetwork(): Promise<PlantedNetwork> {
  const system = await startTestNetwork()
  const person = await plantColleague(system, await plantCanaries(system))
  await plantDueRecords(system, person.id)
  // Another complaint of theirs, so that there is one after the other.
  const self = await system.as('dmws.planted')
  const input = { serviceUserId: person.id, kind: 'COMPLAINT', category: 'keeping', matter: 'Nothing new.' }
  const { data, text } = await self(
    'mutation ($input: RaiseComplaintInput!) { raiseComplaint(input: $input) { userErrors { code message } } }',
    { input },
  )
  expect(data.raiseComplaint.userErrors, text).toEqual([])
  return { system, person }
}
