/** How staff made sure of who somebody is, in words. */
export const proofsSeen = {
  PHOTO_DOCUMENT: 'I saw a document with a photo',
  OTHER_DOCUMENT: 'I saw another document',
  KNOWN_IN_PERSON: 'I know them and met them',
  CALLED_BACK: 'I called the number on record and asked questions',
} as const
export type ProofSeen = keyof typeof proofsSeen

export const proofChoices = Object.entries(proofsSeen).map(([value, text]) => ({ value, text }))
export const isProofSeen = (value: string): value is ProofSeen => Object.hasOwn(proofsSeen, value)
