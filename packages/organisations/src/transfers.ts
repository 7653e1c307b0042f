import { z } from 'zod'

/** Where data may be, seen from the United Kingdom. */
export const transferRegions = ['uk', 'eea', 'elsewhere'] as const
export type TransferRegion = (typeof transferRegions)[number]

/** What has to be on record before data goes abroad: a finding of adequacy, a safeguard document, or a justification of the exception. */
const transferNeeds = ['adequacy', 'safeguards', 'justification'] as const
export type TransferNeed = (typeof transferNeeds)[number]

/** Where an organisation lets data be. What is not listed is refused; the United Kingdom is always allowed. */
export const transfersSchema = z.strictObject({
  dataCentres: z.array(z.enum(transferRegions)).min(1, 'must name at least one region'),
  abroad: z.array(z.strictObject({ region: z.enum(['eea', 'elsewhere']), needs: z.enum(transferNeeds) })),
})

export type TransfersProfile = z.infer<typeof transfersSchema>

/** What data needs to go to a region under an organisation's profile: `nothing` at home, null where it may not go at all. */
export function transferNeed(transfers: TransfersProfile, region: TransferRegion): 'nothing' | TransferNeed | null {
  if (region === 'uk') return 'nothing'
  return transfers.abroad.find((allowed) => allowed.region === region)?.needs ?? null
}
