import type { AskStep } from '../paths.ts'
import type { Kind, Process } from './ask-queries.ts'

export interface AskDraft {
  category: string
  service: string
  matter: string
  hope: string
}

export const emptyAsk: AskDraft = { category: '', service: '', matter: '', hope: '' }

type Lists = Pick<Process, 'categories' | 'services'>

/** Only complaints are sorted, and only complaints can be put right. */
export function stepsOf(kind: Kind, { categories, services }: Lists): AskStep[] {
  if (kind !== 'COMPLAINT') return ['happened', 'check', 'sent']
  return [...(categories.length + services.length > 0 ? (['about'] as const) : []), 'happened', 'right', 'check', 'sent']
}

/** The first step that still misses an answer, up to `check`; nobody gets past it, also not by an address. */
export function missingStep(draft: AskDraft, kind: Kind, lists: Lists): AskStep | null {
  if (kind === 'COMPLAINT' && lists.categories.length > 0 && !draft.category) return 'about'
  return draft.matter.trim() ? null : 'happened'
}

/** Input of the API. */
export const askInput = (draft: AskDraft, kind: Kind, serviceUserId: string) => ({
  serviceUserId,
  kind,
  matter: draft.matter.trim(),
  ...(draft.hope.trim() && { desiredOutcome: draft.hope.trim() }),
  ...(draft.category && { category: draft.category }),
  ...(draft.service && { service: draft.service }),
})
