import { newId, type Clock } from '@candour/database'
import { grantScope } from '../domain/integrator-scope.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { IntegratorScope } from '../generated/prisma/client.ts'
import type { AccessTransaction } from './database.ts'

/** Makes an agency's system known, under the id with which it asks for tokens. */
export const registerIntegrator = (
  tx: AccessTransaction,
  integrator: { readonly organisation: string; readonly clientId: string; readonly name: string },
) => tx.integrator.create({ data: { ...integrator } })

/** Lets an agency's system read data of these categories for one purpose, of the people it has to do with. */
export async function addScope(
  tx: AccessTransaction,
  clock: Clock,
  wish: { readonly organisation: string; readonly clientId: string; readonly categoryPattern: string; readonly purpose: string },
): Promise<IntegratorScope | Refusal> {
  const scope = grantScope(wish.categoryPattern, wish.purpose)
  if (isRefusal(scope)) return scope
  return tx.integratorScope.create({
    data: {
      id: newId(clock),
      organisation: wish.organisation,
      clientId: wish.clientId,
      categoryPattern: scope.pattern,
      purpose: scope.purpose,
    },
  })
}
