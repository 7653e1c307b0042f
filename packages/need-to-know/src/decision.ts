import type { DataCategory } from './data-category.ts'
import type { AssuranceLevel } from './viewer.ts'

/** What is done to data: `read` shows a value, `export` lets many out in a file, the others change it. */
export type Action = 'read' | 'create' | 'update' | 'decide' | 'export'

/** What a field or an operation is about. `subjectId` is null for data of the organisation itself (staff, roles, forms). */
export interface ResourceRef {
  /** Name of the GraphQL object type, such as `ServiceUser` or `Note`. */
  readonly resource: string
  /** Id of that object, for marks. */
  readonly id: string
  readonly organisation: string
  readonly subjectId: string | null
  /**
   * The object whose relationships of its own count, when this one is a part of it: a stage or a letter of a complaint. Without it, those of
   * the object itself.
   */
  readonly partOf?: { readonly resource: string; readonly id: string }
}

export type WithholdingReason =
  | 'NOT_YOUR_ROLE'
  | 'OTHER_PURPOSE'
  | 'STEP_UP_REQUIRED'
  | 'NO_RELATIONSHIP'
  | 'NO_WORK_ITEM'
  | 'CONSENT_NOT_GIVEN'
  | 'RESTRICTED'
  | 'ABOUT_SOMEONE_ELSE'

export type Remedy = 'ASK_FOR_ACCESS' | 'OPEN_A_WORK_ITEM' | 'STEP_UP' | 'STATE_A_PURPOSE' | 'NONE'

export type Decision =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly reason: WithholdingReason
      readonly remedy: Remedy
      /** Which strength of sign-in would do; with `STEP_UP_REQUIRED` only. */
      readonly assurance?: AssuranceLevel
    }

/** One withheld field, keyed by entity so that normalised client caches can use it. */
export interface WithheldMark {
  readonly on: string
  readonly id: string
  readonly field: string
  readonly category: DataCategory
  readonly reason: WithholdingReason
  readonly remedy: Remedy
  /** With `STEP_UP_REQUIRED`: the strength of sign-in to ask for, as in `acr_values`. */
  readonly acrValues?: string
}
