import { z } from 'zod'
import { lawfulBases, specialCategoryConditions } from './lawful-basis.ts'
import { code, text } from './plain-values.ts'

/** The parts of a consent form, in the order in which they are gone through. Marketing stays apart from the rest [DMWS-17]. */
export const consentSections = ['store-and-use', 'contact', 'sharing', 'marketing'] as const
export type ConsentSection = (typeof consentSections)[number]

/** What a person was shown when they decided. A published wording is never altered: a change is a further version. */
export const consentWordingSchema = z.strictObject({
  version: z.int().positive(),
  publishedOn: z.iso.date(),
  text,
  who: text,
  what: text,
  why: text,
  howLong: text,
  consequences: text,
  howToWithdraw: text,
})

/**
 * One thing a form says. With the basis CONSENT the person decides; with another basis the item informs, because a choice that would change
 * nothing must not be offered.
 */
export const consentItemSchema = z
  .strictObject({
    code,
    section: z.enum(consentSections),
    title: text,
    basis: z.enum(lawfulBases),
    condition: z.enum(specialCategoryConditions).optional(),
    optional: z.boolean(),
    wordings: z.array(consentWordingSchema).min(1, 'must hold at least one wording'),
  })
  .superRefine((item, context) => {
    if (item.basis !== 'CONSENT' && item.optional) {
      context.addIssue({
        code: 'custom',
        path: ['optional'],
        message: `must be false: an item on the basis ${item.basis} offers no choice`,
      })
    }
    if (item.condition === 'EXPLICIT_CONSENT' && item.basis !== 'CONSENT') {
      context.addIssue({ code: 'custom', path: ['condition'], message: 'EXPLICIT_CONSENT needs the basis CONSENT' })
    }
    item.wordings.forEach((wording, at) => {
      const before = item.wordings[at - 1]
      if (before && wording.version <= before.version) {
        context.addIssue({
          code: 'custom',
          path: ['wordings', at, 'version'],
          message: `must be above ${before.version}, the version before it`,
        })
      }
      if (before && wording.publishedOn < before.publishedOn) {
        context.addIssue({
          code: 'custom',
          path: ['wordings', at, 'publishedOn'],
          message: `must not be before ${before.publishedOn}`,
        })
      }
    })
  })

export const consentFormSchema = z.strictObject({
  code,
  name: text,
  version: z.int().positive(),
  /** Who may answer it; absent: the person alone. A representative shows authority first [DMR-24]. */
  givenBy: z
    .array(z.enum(['person', 'representative']))
    .min(1, 'must name who may answer')
    .optional(),
  items: z.array(consentItemSchema).min(1, 'must hold at least one item'),
})

export type ConsentWordingProfile = z.infer<typeof consentWordingSchema>
export type ConsentItemProfile = z.infer<typeof consentItemSchema>
export type ConsentFormProfile = z.infer<typeof consentFormSchema>
