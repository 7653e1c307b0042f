import { SubjectFactsLoader } from '@candour/decision-facts'
import {
  allDataCategories,
  createPolicy,
  purposes,
  type Action,
  type DataCategory,
  type Purpose,
  type Viewer,
} from '@candour/need-to-know'
import { policyProfile } from '@candour/organisations'
import { ApiError } from '@candour/subgraph-kit'
import { findStaffMember } from '../data/staff-members.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { staffRoleOf } from '../domain/staff-role.ts'
import { told, type ToldExplanation } from '../domain/told-explanation.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import { authoriseErrand, mayExplainForColleagues, tellableFacts, toldByExplanations } from './may-explain.ts'

const DataAction = builder.enumType('DataAction', {
  description: 'What is done to data.',
  values: {
    READ: { value: 'read' },
    CREATE: { value: 'create' },
    UPDATE: { value: 'update' },
    DECIDE: { value: 'decide' },
    EXPORT: { value: 'export' },
  } as const,
})

const AccessExplanation = builder.objectRef<ToldExplanation>('AccessExplanation').implement({
  description: 'Whether somebody may do something to a kind of information about a person, and why.',
  fields: (t) => ({
    allowed: t.exposeBoolean('allowed', { category: 'reference', nullable: false }),
    sentence: t.exposeString('sentence', { category: 'reference', nullable: false }),
    reason: t.exposeString('reason', { category: 'reference' }),
    remedy: t.exposeString('remedy', { category: 'reference' }),
    whatToDo: t.exposeString('whatToDo', { category: 'reference' }),
  }),
})

interface Question {
  readonly serviceUserId: string
  readonly category: string
  readonly action?: Action | null | undefined
  readonly staffMemberId?: string | null | undefined
  readonly purpose?: string | null | undefined
}

builder.queryField('explainAccess', (t) =>
  t.field({
    type: AccessExplanation,
    description:
      'Why the viewer, or a colleague, may or may not see something of a person. About colleagues only to those who may read all that the answer tells of: relationships, consents, restrictions, and the work behind the colleague’s purpose.',
    args: {
      serviceUserId: t.arg.id({ required: true }),
      category: t.arg.string({ required: true }),
      action: t.arg({ type: DataAction, defaultValue: 'read' }),
      staffMemberId: t.arg.id({ description: 'A colleague; the viewer when left out.' }),
      purpose: t.arg.string({ description: 'What the colleague would ask for it for.' }),
    },
    resolve: (_, question, context) => explain(question, context),
  }),
)

async function explain(question: Question, context: AccessContext): Promise<ToldExplanation> {
  const category = allDataCategories.find((known) => known === question.category && known !== 'structural')
  if (!category || !isIdentifier(question.serviceUserId)) throw new ApiError('BAD_USER_INPUT')
  const asked = { action: question.action ?? 'read', category, serviceUserId: question.serviceUserId.toLowerCase() }
  const { staffMemberId } = question
  if (!staffMemberId || staffMemberId === context.viewer.id)
    return told(await context.needToKnow.explain(asked.action, category, asked.serviceUserId), true)
  const ref = ofServiceUser(context, asked.serviceUserId)
  if (!(await mayExplainForColleagues(context, asked.serviceUserId))) throw new ApiError('NOT_FOUND')
  const purpose = purposes.find((known): known is Purpose => known === question.purpose) ?? null
  await authoriseErrand(context, asked.serviceUserId, purpose)
  context.needToKnow.disclose(ref, toldByExplanations)
  return aboutColleague({ ...asked, staffMemberId, purpose }, context)
}

/** What the policy answers a colleague, over their facts at this moment, signed in with a second factor. */
async function aboutColleague(
  asked: {
    readonly action: Action
    readonly category: DataCategory
    readonly serviceUserId: string
    readonly staffMemberId: string
    readonly purpose: Purpose | null
  },
  context: AccessContext,
): Promise<ToldExplanation> {
  const { db, profile, clock, viewer } = context
  const now = clock.now()
  const colleague = await findStaffMember(db, asked.staffMemberId, now)
  if (!colleague || (colleague.leftAt !== null && colleague.leftAt <= now)) throw new ApiError('NOT_FOUND')
  const asViewer: Viewer = {
    kind: 'staff',
    id: colleague.id,
    organisation: viewer.organisation,
    roles: colleague.rolesInForce.flatMap((role) => staffRoleOf(role, profile.roles) ?? []),
    scopes: ['**'],
    assurance: 2,
    purpose: asked.purpose,
  }
  const policy = createPolicy({ organisation: policyProfile(profile) }).forViewer(asViewer)
  const facts = await new SubjectFactsLoader(db, asViewer, clock).load(asked.serviceUserId)
  return told(policy.explain(asked.action, asked.category, await tellableFacts(context, facts)), false)
}
