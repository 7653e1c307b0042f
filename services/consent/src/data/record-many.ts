import { newId, rowsIn, rowsParameter, type Clock } from '@candour/database'
import type { ConsentMethod, DecidedState } from '../domain/consent.ts'
import type { ConsentTransaction } from './database.ts'

/** A first decision of a person about an item, as many are put on record at once. */
export interface FirstDecision {
  readonly serviceUserId: string
  readonly itemCode: string
  readonly state: DecidedState
  readonly wordingVersion: number
  readonly formCode: string
  readonly formVersion: number
  readonly method: ConsentMethod
  readonly visitedOn: string | null
  readonly decidedAt: Date
  /** The member of staff who recorded it, and their name at that time. */
  readonly recordedById: string
  readonly recordedByName: string | null
  /** Names what can be recorded of a person only once; null for what may be recorded again. */
  readonly onceOnly: string | null
}

/**
 * Adds the decisions that were not recorded before, and makes each how its item stands unless the person has decided about that item
 * since: what they said later counts.
 */
const statement = `
  WITH added AS (
    INSERT INTO consent.consent_decision (organisation, id, service_user_id, item_code, state, wording_version, form_code, form_version,
      method, visited_on, decided_at, recorded_by_id, recorded_by_kind, recorded_by_name, once_only)
    SELECT $1, d.id, d."serviceUserId", d."itemCode", d.state, d."wordingVersion", d."formCode", d."formVersion",
      d.method, d."visitedOn", d."decidedAt", d."recordedById", 'STAFF', d."recordedByName", d."onceOnly"
    FROM json_to_recordset(${rowsIn('$2')}) AS d(id uuid, "serviceUserId" uuid, "itemCode" text, state consent."DecidedState", "wordingVersion" int,
      "formCode" text, "formVersion" int, method consent."ConsentMethod", "visitedOn" date, "decidedAt" timestamptz, "recordedById" text,
      "recordedByName" text, "onceOnly" text)
    ON CONFLICT (organisation, service_user_id, once_only) DO NOTHING
    RETURNING id, service_user_id, item_code, state, decided_at
  )
  INSERT INTO consent.consent_state (organisation, service_user_id, item_code, state, since, version, decision_id)
  SELECT $1, service_user_id, item_code, state, decided_at, 1, id FROM added
  ON CONFLICT DO NOTHING`

/** Puts first decisions of many people on record by one statement. */
export async function recordFirstDecisions(
  tx: ConsentTransaction,
  clock: Clock,
  organisation: string,
  decisions: readonly FirstDecision[],
): Promise<void> {
  if (decisions.length === 0) return
  const rows = decisions.map((decision) => ({ ...decision, id: newId(clock) }))
  await tx.$executeRawUnsafe(statement, organisation, rowsParameter(rows))
}
