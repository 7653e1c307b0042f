import { answering, authorise, change } from '@candour/subgraph-kit'
import { exclude } from '../data/exclusions.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import { exclusionPayload } from './payload.ts'

interface ExcludeStaffInput {
  readonly serviceUserId: string
  readonly staffMemberId: string
  readonly reason: string
}

const input = builder.inputType('ExcludeStaffInput', {
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    staffMemberId: t.id({ required: true }),
    reason: t.string({ required: true, description: 'Kept sealed: it may tell of family ties or complaints.' }),
  }),
})

builder.mutationField('excludeStaff', (t) =>
  t.field({
    description:
      'Keeps a member of staff away from a person, whatever else would let them in: a relative, a conflict of interest.',
    type: exclusionPayload('ExcludeStaffPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => excludeStaff(args.input, context)),
  }),
)

async function excludeStaff({ serviceUserId, staffMemberId, reason }: ExcludeStaffInput, context: AccessContext) {
  const { viewer, clock, vault } = context
  await authorise(context, 'create', ofServiceUser(context, serviceUserId, 'Exclusion'), ['access'])
  const wish = { organisation: viewer.organisation, subjectId: serviceUserId, staffMemberId, reason, createdById: viewer.id }
  await change(context, ['access'], async (tx) => {
    const result = accepted(await exclude(tx, clock, vault, wish))
    return { result, ref: ofServiceUser(context, serviceUserId, 'Exclusion', result.id) }
  })
  return { excluded: true }
}
