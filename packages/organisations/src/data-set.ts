import { z } from 'zod'
import { code, text } from './plain-values.ts'

/** Who an organisation works for under contract. */
export const customerSchema = z.strictObject({
  code,
  name: text,
  kind: z.enum(['local-authority', 'government-body', 'charity']),
})

/** A contract with a customer. What it asks to be collected beyond the ordinary needs the customer's request on record [POL-14]. */
export const contractSchema = z.strictObject({
  code,
  name: text,
  customer: code,
  /** How long the contract asks for records to be kept after it closed [POL-67]. */
  keepYears: z.int().positive(),
})

/** A body of data and what the organisation is for it, by the facts [POL-02]. */
export const dataSetSchema = z
  .strictObject({
    name: text,
    role: z.enum(['controller', 'processor', 'joint']),
    /** Code of the customer whose data it is, or with whom it is shared. */
    customer: code.optional(),
    /** What was settled between joint controllers [POL-05]. */
    arrangement: text.optional(),
  })
  .superRefine((set, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (set.role !== 'controller' && set.customer === undefined) {
      refuse('customer', `is missing: requests about data held as ${set.role} go to a customer`)
    }
    if (set.role === 'joint' && set.arrangement === undefined) {
      refuse('arrangement', 'is missing: joint controllers settle who does what')
    }
  })

export type DataSetProfile = z.infer<typeof dataSetSchema>
export type CustomerProfile = z.infer<typeof customerSchema>
export type ContractProfile = z.infer<typeof contractSchema>
