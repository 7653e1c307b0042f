import { allDataCategories, purposes, relationshipKinds } from '@candour/need-to-know'
import type { CategoryPattern } from '@candour/need-to-know'
import { z } from 'zod'
import { code } from './plain-values.ts'

const declarable = allDataCategories.filter((category) => category !== 'structural')
const branches = new Set(
  declarable.flatMap((category) => {
    const parts = category.split('.')
    return parts.slice(1).map((_, at) => `${parts.slice(0, at + 1).join('.')}.**` as const)
  }),
)

/** Every category and every branch of the tree that a gate may name, so that a misspelt one is refused rather than gating nothing. */
export const categoryPatterns: readonly CategoryPattern[] = ['**', ...branches, ...declarable]

/**
 * Reading these categories for these purposes, by a viewer who stands to the person in one of these relationships (none listed: any), needs
 * this consent item in force [DMWS-15].
 */
export const consentGateSchema = z.strictObject({
  item: code,
  categories: z.array(z.enum(categoryPatterns)).min(1, 'must name at least one category'),
  purposes: z.array(z.enum(purposes)).min(1, 'must name at least one purpose'),
  relationships: z.array(z.enum(relationshipKinds)),
})
