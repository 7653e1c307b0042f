/** What must be heeded before contact is made, as it is typed: the text is for people, the rest for the machine that sends messages. */
export interface SafeContactDraft {
  text: string
  neverBy: string[]
  from: string
  until: string
  discreet: boolean
  /** A word, or a few, on each line. */
  neverSay: string
}

export const sendingChannels = ['EMAIL', 'SMS', 'POST'] as const
export type SendingChannel = (typeof sendingChannels)[number]

export interface HeldSafeContact {
  safeContact: string | null
  safeContactRules: {
    neverBy: readonly string[] | null
    from: string | null
    until: string | null
    discreet: boolean | null
    neverSay: readonly string[] | null
  } | null
}

export function safeContactDraftOf(held: HeldSafeContact | null): SafeContactDraft {
  const rules = held?.safeContactRules
  return {
    text: held?.safeContact ?? '',
    neverBy: [...(rules?.neverBy ?? [])],
    from: rules?.from ?? '',
    until: rules?.until ?? '',
    discreet: rules?.discreet ?? false,
    neverSay: rules?.neverSay?.join('\n') ?? '',
  }
}

/** Input of the API. The rules come with the text, always: somebody has read it, and says what a machine can heed of it. */
export function safeContactInput({ text, neverBy, from, until, discreet, neverSay }: SafeContactDraft) {
  return {
    safeContact: text.trim() || null,
    safeContactRules: {
      neverBy: sendingChannels.filter((channel) => neverBy.includes(channel)),
      from: from.trim() || null,
      until: until.trim() || null,
      discreet,
      neverSay: neverSay
        .split('\n')
        .map((word) => word.trim())
        .filter(Boolean),
    },
  }
}

/** Ids of the controls whose input field has another name. */
export const safeContactControls = { safeContact: 'text' }
