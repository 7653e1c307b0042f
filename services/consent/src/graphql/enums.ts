import { lawfulBases } from '@candour/organisations'
import { answers, consentMethods, consentStates } from '../domain/consent.ts'
import { signatureKinds } from '../domain/signature.ts'
import { builder } from './builder.ts'

export const consentState = builder.enumType('ConsentState', { values: consentStates })
export const consentAnswer = builder.enumType('ConsentAnswer', { values: answers })
export const consentMethod = builder.enumType('ConsentMethod', { values: consentMethods })
export const signatureKind = builder.enumType('SignatureKind', { values: signatureKinds })
export const lawfulBasis = builder.enumType('LawfulBasis', { values: lawfulBases })
export const consentSection = builder.enumType('ConsentSection', {
  values: {
    STORE_AND_USE: { value: 'store-and-use' },
    CONTACT: { value: 'contact' },
    SHARING: { value: 'sharing' },
    MARKETING: { value: 'marketing', description: 'Events, and telling the person’s story. Apart from everything else.' },
  } as const,
})
