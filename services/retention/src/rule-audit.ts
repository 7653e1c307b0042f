import { newId, type Clock } from '@candour/database'
import { AuditTrail, type AuditSink } from '@candour/subgraph-kit'

/** What was done by an organisation's rule and by nobody, for the audit log. */
export interface DoneByRule {
  readonly organisation: string
  readonly subjectId: string
  /** Code of the rule by which the record was due, and the days after which it runs by itself. */
  readonly rule: string
  readonly days: number
}

/** Writes the entry of a disposal that the rule proposed or ran, in the transaction that does it: the rule stands where a viewer would. */
export function auditOfRule(clock: Clock) {
  return async (tx: AuditSink, { organisation, subjectId, rule, days }: DoneByRule): Promise<void> => {
    const trail = new AuditTrail({
      service: 'retention',
      requestId: newId(clock),
      operation: `${rule}, by itself after ${days} days`,
      viewer: { kind: 'rule', id: rule, organisation, roles: [], purpose: 'retention-review' },
      clock,
    })
    await trail.change(tx, { subjectId, resource: 'Disposal' }, ['retention'])
  }
}
