import type { Api } from './api-client.ts'
import type { TestSystem } from './test-system.ts'

/** A disposal of the planted person's record that was proposed and refused, with reasons that are unique: for as long as the record was due. */
export async function plantDisposal(
  system: TestSystem,
  serviceUserId: string,
  plant: (of: string, ...needs: string[][]) => string,
): Promise<void> {
  const officer = await system.as('dmws.records-officer', { purpose: 'retention-review' })
  const second = await system.as('dmws.dpo', { purpose: 'retention-review', assurance: 2 })
  const send = async (who: Api, name: string, input: object): Promise<string> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const { data, text } = await who(
      `mutation ($input: ${type}!) { ${name}(input: $input) { disposal { id } userErrors { code message } } }`,
      { input },
    )
    const id: string | undefined = data?.[name]?.disposal?.id
    if (!id) throw new Error(text)
    return id
  }
  const become = (change: string) =>
    system.sql(`UPDATE service_users.service_user SET ${change} WHERE id = $1::uuid`, serviceUserId)
  await become(`status = 'CLOSED', closed_at = '2010-01-04', record_kinds = '{welfare-case}'`)
  const disposalId = await send(officer, 'proposeDisposal', {
    serviceUserId,
    reason: plant('why a record is to go', ['retention']),
  })
  await send(second, 'refuseDisposal', { disposalId, reason: plant('why a record is not to go', ['retention']) })
  await become(`status = 'ACTIVE', closed_at = NULL, record_kinds = '{}'`)
}
