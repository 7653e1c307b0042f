import type { AdapterPayload } from 'oidc-provider'
import type { Prisma } from '../generated/prisma/client.ts'

/** The provider's payload as a JSON value: what JSON cannot hold (`undefined`) is left out. */
export function storable(payload: AdapterPayload): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(payload)) as Prisma.InputJsonObject
}
