import { answering, authorise, change, rejection } from '@candour/subgraph-kit'
import { auditEntriesOf, type AuditEntry } from '../data/audit-entries.ts'
import { exportedCsv, exportedPeriod, mostExported, type ExportGround } from '../domain/audit-export.ts'
import { labelsOf, whoOf } from '../domain/access-log-entry.ts'
import { namesOfRoles } from '../domain/names-of-roles.ts'
import { accepted } from './accepted.ts'
import { AuditOutcome } from './audit-entry.type.ts'
import { builder } from './builder.ts'
import { ofOrganisation, ofServiceUser, type AccessContext } from './context.ts'
import type { Outcome } from './payload.ts'

const ExportGroundEnum = builder.enumType('ExportGround', {
  description: 'For whom or what a part of the audit log is exported.',
  values: {
    REGULATOR: { value: 'regulator' },
    COURT_OR_POLICE: { value: 'court-or-police' },
    REQUEST_OF_A_PERSON: { value: 'request-of-a-person' },
    INTERNAL_AUDIT: { value: 'internal-audit' },
  } as const,
})

const input = builder.inputType('ExportAuditInput', {
  fields: (t) => ({
    outcome: t.field({ type: AuditOutcome, required: true }),
    from: t.field({ type: 'Date', required: true }),
    to: t.field({ type: 'Date', required: true, description: 'The last day, which is included. Days are of UTC.' }),
    ground: t.field({ type: ExportGroundEnum, required: true, description: 'Kept on the log.' }),
  }),
})

interface Exported {
  readonly entries: number
  readonly csv: string
}

const payload = builder.objectRef<Outcome<Exported>>('ExportAuditPayload').implement({
  about: (_, context) => ofOrganisation(context, 'AuditExport', context.viewer.organisation),
  fields: (t) => ({
    csv: t.string({
      category: 'audit',
      description: 'A file of comma-separated values.',
      resolve: ({ changed }) => changed?.csv ?? null,
    }),
    entries: t.int({ category: 'audit', resolve: ({ changed }) => changed?.entries ?? null }),
    userErrors: t.field({
      type: ['UserError'],
      category: 'reference',
      nullable: false,
      resolve: ({ userErrors }) => [...userErrors],
    }),
  }),
})

builder.mutationField('exportAudit', (t) =>
  t.field({
    description:
      'A part of the audit log as a file, for the data protection officer, after a fresh step-up. That it was exported, and why, is on the log.',
    type: payload,
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => exportAudit(args.input, context)),
  }),
)

interface Wish {
  readonly outcome: string
  readonly from: string
  readonly to: string
  readonly ground: ExportGround
}

async function exportAudit({ outcome, from, to, ground }: Wish, context: AccessContext): Promise<Exported> {
  const { viewer, clock, audit } = context
  // The ground is a part of the kind, so that it is under the tree like the rest of the entry.
  const ref = ofOrganisation(context, `AuditExport/${ground}`, viewer.organisation)
  await authorise(context, 'export', ref, ['audit'])
  const now = clock.now()
  const entries = await change(context, ['audit'], async (tx) => {
    const period = accepted(exportedPeriod({ from: new Date(from), to: new Date(to), now }))
    const result = await auditEntriesOf(tx, {
      ...period,
      organisation: viewer.organisation,
      outcome,
      readerId: viewer.id,
      now,
      limit: mostExported + 1,
    })
    if (result.length > mostExported)
      throw rejection('TOO_MANY', `There are more than ${mostExported.toLocaleString('en-GB')} entries. Choose fewer days.`, 'to')
    return { result, ref }
  })
  for (const { subjectId } of entries)
    if (subjectId !== null) audit.note('disclosed', ofServiceUser(context, subjectId, 'AuditEntry'), ['audit'])
  return { entries: entries.length, csv: exportedCsv(await Promise.all(entries.map((entry) => rowOf(entry, context)))) }
}

async function rowOf(entry: AuditEntry, { names, viewer }: AccessContext) {
  const who = whoOf(entry, { own: entry.viewerId === viewer.id, toThePerson: false, name: await names.load(entry.viewerId) })
  const role = namesOfRoles(entry.viewerRoles) ?? ''
  const { at, purpose, categories, outcome, subjectId } = entry
  return [at.toISOString(), who, role, purpose ?? '', labelsOf(categories).join('; '), outcome, subjectId ?? ''] as const
}
