const segment = encodeURIComponent

/** Steps of saying what is right, in order. */
export const correctSteps = ['right', 'why', 'check', 'sent'] as const
export type CorrectStep = (typeof correctSteps)[number]

/** Steps of asking or complaining, in order; some are left out where there is nothing to ask. */
export const askSteps = ['about', 'happened', 'right', 'check', 'sent'] as const
export type AskStep = (typeof askSteps)[number]

/** Every address of the self-service portal, below its base. Nothing else in the portal spells a path. */
export const paths = {
  home: () => '/',
  information: () => '/information',
  notes: () => '/information/notes',
  contact: () => '/information/contact',
  safeContact: () => '/information/contact/safe',
  documents: () => '/documents',
  messages: () => '/messages',
  correct: (field: string, step: CorrectStep = 'right') => `/information/${segment(field)}/correct/${step}`,
  changes: () => '/changes',
  change: (id: string) => `/changes/${segment(id)}`,
  sharing: () => '/sharing',
  stopSharing: (item: string) => `/sharing/${segment(item)}/stop`,
  startSharing: (item: string) => `/sharing/${segment(item)}/start`,
  seen: () => '/seen',
  people: () => '/people',
  whatTheySee: (id: string) => `/people/${segment(id)}/see`,
  stopPerson: (id: string) => `/people/${segment(id)}/stop`,
  acting: () => '/acting',
  actedFor: (id: string) => `/acting/${segment(id)}`,
  ask: () => '/ask',
  newAsk: (kind: string, step: AskStep = 'about') => `/ask/new/${segment(kind)}/${step}`,
  asked: (id: string) => `/ask/${segment(id)}`,
  takeBack: (id: string) => `/ask/${segment(id)}/take-back`,
  askAgain: (id: string) => `/ask/${segment(id)}/again`,
} as const
