import type { Action, DeclaredCategory } from '@candour/need-to-know'
import { builder } from './builder.ts'
import { ofOrganisation, type AccessContext } from './context.ts'

const may = (context: AccessContext, action: Action, resource: string, category: DeclaredCategory) =>
  context.needToKnow.may(action, ofOrganisation(context, resource, context.viewer.organisation), [category])

/** Now, or once they proved more strongly who they are. */
async function mayAfterStepUp(
  context: AccessContext,
  action: Action,
  resource: string,
  category: DeclaredCategory,
): Promise<boolean> {
  const ref = ofOrganisation(context, resource, context.viewer.organisation)
  const decision = await context.needToKnow.decideAction(action, ref, [category])
  return decision.allowed || decision.assurance !== undefined
}

export const ViewerActions = builder.objectRef<object>('ViewerActions').implement({
  description: 'What to offer the viewer, for the purpose stated. Whether it is done is decided again when it is asked for.',
  fields: (t) => ({
    findServiceUsers: t.boolean({
      category: 'reference',
      nullable: false,
      description: 'There may be people whom the viewer finds.',
      resolve: (_, __, { policy }) => policy.rowScope('ServiceUser') !== null,
    }),
    registerServiceUser: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: (_, __, context) => may(context, 'create', 'ServiceUser', 'identity'),
    }),
    requestRole: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: (_, __, context) => may(context, 'create', 'RoleRequest', 'access'),
    }),
    addStaffMember: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: (_, __, context) => may(context, 'create', 'StaffMember', 'staff'),
    }),
    decideRoleRequest: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: (_, __, context) => may(context, 'decide', 'RoleRequest', 'access'),
    }),
    decideAccessRequest: t.boolean({
      category: 'reference',
      nullable: false,
      description: 'There may be people about whose record the viewer decides who sees it.',
      resolve: (_, __, { viewer, policy }) => viewer.kind === 'staff' && policy.rowScope('ServiceUser', 'access') !== null,
    }),
    breakGlass: t.boolean({
      category: 'reference',
      nullable: false,
      description: 'The viewer may declare an emergency, to read a record for a while without working with the person.',
      resolve: (_, __, { viewer, policy }) => viewer.kind === 'staff' && policy.mayBreakGlass(),
    }),
    reviewBreakGlass: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: (_, __, context) => may(context, 'read', 'BreakGlass', 'audit'),
    }),
    exportAudit: t.boolean({
      category: 'reference',
      nullable: false,
      description: 'After a fresh step-up.',
      resolve: (_, __, context) => mayAfterStepUp(context, 'export', 'AuditExport', 'audit'),
    }),
    seeStaff: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: (_, __, context) => may(context, 'read', 'StaffMember', 'staff'),
    }),
  }),
})
