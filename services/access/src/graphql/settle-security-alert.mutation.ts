import { answering, authorise, change } from '@candour/subgraph-kit'
import { settleAlert } from '../data/security-alerts.ts'
import type { SecurityAlert as SecurityAlertRow } from '../generated/prisma/client.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofOrganisation, type AccessContext } from './context.ts'
import type { Outcome } from './payload.ts'
import { SecurityAlert } from './security-alert.type.ts'

const input = builder.inputType('SettleSecurityAlertInput', { fields: (t) => ({ securityAlertId: t.id({ required: true }) }) })

const payload = builder.objectRef<Outcome<{ readonly securityAlert: SecurityAlertRow }>>('SettleSecurityAlertPayload').implement({
  fields: (t) => ({
    securityAlert: t.field({
      type: SecurityAlert,
      category: 'reference',
      resolve: ({ changed }) => changed?.securityAlert ?? null,
    }),
    userErrors: t.field({
      type: ['UserError'],
      category: 'reference',
      nullable: false,
      resolve: ({ userErrors }) => [...userErrors],
    }),
  }),
})

builder.mutationField('settleSecurityAlert', (t) =>
  t.field({
    description: 'Has an alert done with, once somebody looked into it. Never one about oneself.',
    type: payload,
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => settle(args.input.securityAlertId, context)),
  }),
)

async function settle(id: string, context: AccessContext) {
  const ref = ofOrganisation(context, 'SecurityAlert', id)
  await authorise(context, 'update', ref, ['audit'])
  const { viewer, clock } = context
  const securityAlert = await change(context, ['audit'], async (tx) => ({
    result: accepted(await settleAlert(tx, clock, { id, settledById: viewer.id })),
    ref,
  }))
  return { securityAlert }
}
