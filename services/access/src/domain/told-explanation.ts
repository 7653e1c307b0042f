import type { Decision, Explanation } from '@candour/need-to-know'

/** "May X see Y of Z, and why", as it is told: the sentence of the policy, what is missing, and what can be done about it. */
export interface ToldExplanation {
  readonly allowed: boolean
  readonly sentence: string
  readonly reason: string | null
  readonly remedy: string | null
  /** What can be done, in words; null where it is allowed. */
  readonly whatToDo: string | null
}

type Remedy = Extract<Decision, { allowed: false }>['remedy']

const todo: Readonly<Record<Remedy, string>> = {
  ASK_FOR_ACCESS: 'Access can be asked for: the manager of the person’s team, or the data protection officer, decides.',
  OPEN_A_WORK_ITEM: 'Say which work it is for: open a piece of work that concerns the person.',
  STEP_UP: 'Sign in with a second factor, or prove once more who is asking.',
  STATE_A_PURPOSE: 'State the purpose that it is needed for.',
  NONE: 'There is nothing to do: another role does this work.',
}

/** Puts an explanation into the words it is told in. "They" becomes "you" for whoever asks about themselves. */
export function told({ decision, sentence }: Explanation, aboutOneself: boolean): ToldExplanation {
  const words = aboutOneself ? sentence.replace(/^They may not/, 'You may not').replace(/^They may/, 'You may') : sentence
  if (decision.allowed) return { allowed: true, sentence: words, reason: null, remedy: null, whatToDo: null }
  const { reason, remedy } = decision
  return {
    allowed: false,
    sentence: aboutOneself ? words.replace('for their roles', 'for your roles').replace(': they stand', ': you stand') : words,
    reason,
    remedy,
    whatToDo: todo[remedy],
  }
}
