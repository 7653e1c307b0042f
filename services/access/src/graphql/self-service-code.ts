import { authorise, change } from '@candour/subgraph-kit'
import { issueSelfServiceCode, type SelfServiceWish } from '../data/self-service-code.ts'
import { signInsOfPeople } from '../data/sign-ins.ts'
import { accepted } from './accepted.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import type { CodeIssued } from './sign-in-code-payload.ts'

export type CodeWish = Pick<SelfServiceWish, 'subjectId' | 'purpose' | 'channel' | 'proofSeen' | 'note'>

/** Issues a code for a person, when the viewer may: inviting creates a sign-in, letting somebody back in changes one. */
export async function issueForPerson(context: AccessContext, wish: CodeWish): Promise<CodeIssued> {
  const { viewer, clock, vault, outbox, db, profile } = context
  const { organisation, id: issuedById } = viewer
  const ref = ofServiceUser(context, wish.subjectId, 'SignIn')
  await authorise(context, wish.purpose === 'invitation' ? 'create' : 'update', ref, ['sign-in'])
  const issued = await change(context, ['sign-in'], async (tx) => {
    const asked = { ...wish, organisation, issuedById, offered: profile.channels }
    const result = accepted(await issueSelfServiceCode(tx, clock, { vault, outbox }, asked))
    return { result, ref }
  })
  const [standing] = await signInsOfPeople(db, organisation, [wish.subjectId], clock.now())
  if (!standing) throw new Error('A sign-in that was just changed is not there.')
  return { issued, signIn: { ...standing, ref } }
}
