import { ordinaryStage } from './regime.ts'
import type { ComplaintRegime, ComplaintStage } from './regime.ts'
import { statutoryRegimes } from './statutory-regimes.ts'
import type { WrittenRegime, WrittenStage } from './written-regime.ts'

/** Tells what is wrong at a place inside the regime. */
type Refuse = (path: readonly (string | number)[], message: string) => void

/**
 * Every figure of a regime: those of the statutory one it names, with the profile's own in their place, or its own alone.
 *
 * @returns null when something was refused.
 */
export function settleRegime(written: WrittenRegime, refuse: Refuse): ComplaintRegime | null {
  const statutory = statutoryRegimes.get(written.code)
  const { name = statutory?.name, appliesTo = statutory?.appliesTo } = written
  if (name === undefined) refuse(['name'], 'is missing: the regime is none of those that ship with the product')
  if (appliesTo === undefined) refuse(['appliesTo'], 'is missing: the regime is none of those that ship with the product')

  const stages = statutory ? overridden(statutory.stages, written.stages ?? [], refuse) : ownStages(written.stages ?? [], refuse)
  if (!written.stages?.length && !statutory) refuse(['stages'], 'must hold at least one stage: a regime without limits is none')
  if (name === undefined || appliesTo === undefined) return null
  return {
    code: written.code,
    name,
    source: written.source ?? statutory?.source ?? 'The organisation’s own policy',
    statutory: statutory !== undefined,
    appliesTo,
    onlyServices: written.onlyServices ?? null,
    onlyCategories: written.onlyCategories ?? null,
    stages,
    outsideIf: written.outsideIf ?? statutory?.outsideIf,
    withinOf: written.withinOf ?? statutory?.withinOf,
  }
}

function overridden(shipped: readonly ComplaintStage[], written: readonly WrittenStage[], refuse: Refuse): ComplaintStage[] {
  refuseRepeats(written, refuse)
  written.forEach(({ code }, at) => {
    if (!shipped.some((stage) => stage.code === code)) {
      const known = shipped.map((stage) => stage.code).join(', ')
      refuse(['stages', at, 'code'], `is "${code}", which the regime does not have: its stages are ${known}`)
    }
  })
  return shipped.map((stage) => ({ ...stage, ...written.find(({ code }) => code === stage.code) }))
}

function ownStages(written: readonly WrittenStage[], refuse: Refuse): ComplaintStage[] {
  refuseRepeats(written, refuse)
  return written.flatMap((stage, at) => {
    const { name, unit } = stage
    if (name === undefined) refuse(['stages', at, 'name'], 'is missing')
    if (unit === undefined) refuse(['stages', at, 'unit'], 'is missing')
    if (stage.acknowledgeWithin === undefined && stage.replyWithin === undefined) {
      refuse(['stages', at], 'has no limit: acknowledgeWithin or replyWithin is needed')
    }
    if (stage.extendBy !== undefined && stage.replyWithin === undefined) {
      refuse(['stages', at, 'extendBy'], 'has nothing to extend: replyWithin is missing')
    }
    if (stage.replyFrom === 'acknowledgement' && stage.acknowledgeWithin === undefined) {
      refuse(['stages', at, 'replyFrom'], 'counts from an acknowledgement that has no limit: acknowledgeWithin is missing')
    }
    if (stage.replyFrom === 'panel-report' && stage.panel === undefined) {
      refuse(['stages', at, 'replyFrom'], 'counts from the report of a panel: panel is missing')
    }
    if (name === undefined || unit === undefined) return []
    return [{ ...ordinaryStage, acknowledgeUnit: unit, ...stage, name, unit }]
  })
}

function refuseRepeats(stages: readonly WrittenStage[], refuse: Refuse): void {
  stages.forEach(({ code }, at) => {
    if (stages.findIndex((stage) => stage.code === code) < at) refuse(['stages', at, 'code'], `repeats "${code}"`)
  })
}
