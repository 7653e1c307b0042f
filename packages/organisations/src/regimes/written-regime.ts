import { z } from 'zod'
import { code, text } from '../plain-values.ts'
import { caseKinds, clockUnits, replyStarts } from './regime.ts'

const limit = z.int().positive()

const writtenStageSchema = z.strictObject({
  code,
  name: text.exactOptional(),
  unit: z.enum(clockUnits).exactOptional(),
  requestWithin: limit.exactOptional(),
  acknowledgeWithin: limit.exactOptional(),
  acknowledgeUnit: z.enum(clockUnits).exactOptional(),
  replyWithin: limit.exactOptional(),
  replyFrom: z.enum(replyStarts).exactOptional(),
  extendBy: limit.exactOptional(),
  differentDecider: z.boolean().exactOptional(),
  countsFirstDay: z.boolean().exactOptional(),
  rolls: z.boolean().exactOptional(),
  panel: z.strictObject({ people: limit, meetWithin: limit, reportWithin: limit }).exactOptional(),
})

/**
 * A regime as a profile writes it: the code of a statutory one, with the figures that differ by the codes of its stages, or one of the
 * organisation's own, written out.
 */
export const writtenRegimeSchema = z.strictObject({
  code,
  name: text.optional(),
  source: text.optional(),
  appliesTo: z.array(z.enum(caseKinds)).min(1, 'must name at least one kind of case').optional(),
  onlyServices: z.array(code).min(1, 'must name at least one service').optional(),
  onlyCategories: z.array(code).min(1, 'must name at least one category').optional(),
  stages: z.array(writtenStageSchema).optional(),
  outsideIf: z.strictObject({ spoken: z.literal(true), resolvedWithinWorkingDays: limit }).optional(),
  withinOf: z.strictObject({ months: limit, of: z.enum(['event', 'event-or-knowledge']), waivable: z.boolean() }).optional(),
})

export type WrittenStage = z.infer<typeof writtenStageSchema>
export type WrittenRegime = z.infer<typeof writtenRegimeSchema>
