import { z } from 'zod'
import { consentFormSchema } from './consent-form.ts'
import type { ConsentFormProfile, ConsentItemProfile } from './consent-form.ts'
import { code } from './plain-values.ts'

/**
 * What an organisation does with consent. It either puts a form before people (`used: true`, which need not be written), or never rests
 * anything on consent (`used: false`) and then holds no item at all [BCT-03].
 */
export const consentSchema = z.discriminatedUnion('used', [
  z.strictObject({ used: z.literal(false) }),
  z.strictObject({
    used: z.literal(true).optional(),
    requiredToStore: z.boolean(),
    storageItem: code.optional(),
    form: consentFormSchema,
  }),
])

export type WrittenConsent = z.infer<typeof consentSchema>

interface ConsentAnswers {
  readonly requiredToStore: boolean
  /** Empty where storing does not wait for a consent. */
  readonly storageItem: string
  /** Without an item where consent is not used. */
  readonly form: ConsentFormProfile
}

/**
 * Consent as the rest of the platform reads it. Both variants answer to the same names, so that reading the form of an organisation without
 * one finds no item rather than failing; `consentForm` and `storageConsent` say it with `null`.
 */
export type ConsentProfile = ({ readonly used: true } & ConsentAnswers) | ({ readonly used: false } & ConsentAnswers)

const noForm: ConsentFormProfile = { code: 'none', name: 'No choices', version: 1, items: [] }

/** Fills in what a profile need not write about consent. */
export function readConsent(written: WrittenConsent): ConsentProfile {
  if (written.used === false) return { used: false, requiredToStore: false, storageItem: '', form: noForm }
  return {
    used: true,
    requiredToStore: written.requiredToStore,
    storageItem: written.storageItem ?? '',
    form: written.form,
  }
}

/** The form an organisation puts before people; null where nothing rests on consent. */
export const consentForm = ({ consent }: { readonly consent: ConsentProfile }): ConsentFormProfile | null =>
  consent.used ? consent.form : null

/** The item to which a person says yes before anything about them is stored; null where storing rests on another ground. */
export const storageConsent = (profile: { readonly consent: ConsentProfile }): ConsentItemProfile | null => {
  if (!profile.consent.requiredToStore) return null
  return consentForm(profile)?.items.find(({ code: item }) => item === profile.consent.storageItem) ?? null
}
