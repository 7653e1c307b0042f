import { lastDayToAsk, writtenDate, type CalendarDate, type Regime } from '@candour/statutory-clock'
import { stageAfter } from './procedure.ts'
import type { PlaceToTurn } from './where-to-turn.ts'

/**
 * The outcome as the person is told it: what was decided, the next stage where there is one and until when it can be asked for, and whom
 * else they may turn to, with how to reach them [DMWS-49, DMR-72].
 */
export function outcomeText(
  outcome: string,
  told: {
    readonly procedure: Regime | null
    readonly stage: string | null
    readonly decidedOn: CalendarDate
    readonly places: readonly PlaceToTurn[]
  },
): string {
  const { procedure, stage, decidedOn, places } = told
  const next = stageAfter(procedure, stage)
  const lastDay = procedure && next && lastDayToAsk(procedure, next.code, decidedOn)
  return [
    outcome,
    'If you are not content with this',
    ...(next ? [`You can ask us for the next stage${lastDay ? ` by ${writtenDate(lastDay)}` : ''}: ${next.title}.`] : []),
    ...places.map((place) => `You can turn to: ${written(place)}.`),
  ].join('\n\n')
}

const written = ({ name, address, phone, url }: PlaceToTurn): string =>
  [name, ...address, ...(phone === null ? [] : [`phone ${phone}`]), ...(url === null ? [] : [url])].join(', ')
