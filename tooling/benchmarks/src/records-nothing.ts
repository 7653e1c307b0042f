import { AuditTrail, type SubgraphContext } from '@candour/subgraph-kit'

/** Puts nothing on record: what an answer costs without the audit log. It exists for this measurement alone. */
export class RecordsNothing extends AuditTrail {
  constructor({ viewer, clock, requestId }: Pick<SubgraphContext, 'viewer' | 'clock' | 'requestId'>) {
    super({ service: 'none', requestId, operation: 'none', viewer, clock })
  }

  override note(): void {}

  override async flush(): Promise<void> {}
}
