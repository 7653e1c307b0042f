import { channels } from '@candour/outbox'
import { correctableFields, type CorrectableField } from '../domain/correctable-field.ts'
import { contactChannels } from '../domain/contact-change.ts'
import { storageConsentMethods } from '../domain/registration.ts'
import { builder } from './builder.ts'

export const serviceUserStatus = builder.enumType('ServiceUserStatus', { values: ['ACTIVE', 'CLOSED', 'DECEASED'] as const })
export const contactChannel = builder.enumType('ContactChannel', { values: contactChannels })
export const messageChannel = builder.enumType('MessageChannel', { values: channels })
export const messageState = builder.enumType('MessageState', {
  values: ['QUEUED', 'SENDING', 'SENT', 'NOT_SENT', 'FAILED'] as const,
})
export const noteKind = builder.enumType('NoteKind', { values: ['VISIT', 'CALL', 'OTHER'] as const })
export const correctableField = builder.enumType('CorrectableField', {
  values: Object.keys(correctableFields) as CorrectableField[],
})
export const correctionState = builder.enumType('CorrectionState', { values: ['REQUESTED', 'ACCEPTED', 'REFUSED'] as const })
export const storageConsentMethod = builder.enumType('StorageConsentMethod', { values: storageConsentMethods })
export const informationSource = builder.enumType('InformationSource', {
  values: ['PERSON', 'REPRESENTATIVE', 'FAMILY', 'REFERRER', 'PARTNER', 'PUBLIC_BODY', 'SERVICE_USE'] as const,
})
