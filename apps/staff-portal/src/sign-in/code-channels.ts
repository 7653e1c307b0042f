/** How a one-time code reaches the person, in words. */
export const codeChannels = {
  IN_PERSON: { text: 'I hand it over now', hint: 'You see the code once, on the next page.' },
  POST: { text: 'By letter', hint: 'To the address on record.' },
  SMS: { text: 'By text message', hint: 'To the mobile number on record.' },
  EMAIL: { text: 'By email', hint: 'To the address on record.' },
} as const
export type CodeChannel = keyof typeof codeChannels

export const channelChoices = Object.entries(codeChannels).map(([value, words]) => ({ value, ...words }))
export const isChannel = (value: string): value is CodeChannel => Object.hasOwn(codeChannels, value)
