import { ofServiceUser, type AccessContext } from './context.ts'

/** Whether the viewer settles who may see a person: the manager of the person's team, or the data protection officer. */
export async function mayDecideAccess(
  context: AccessContext,
  { id, subjectId }: { readonly id: string; readonly subjectId: string },
): Promise<boolean> {
  const ref = ofServiceUser(context, subjectId, 'AccessRequest', id)
  const { needToKnow } = context
  return (await needToKnow.may('create', ref, ['access'])) || (await needToKnow.may('decide', ref, ['access']))
}
