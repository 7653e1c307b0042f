import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { text } from './plain-values.ts'
import { readYaml } from './read-yaml.ts'

/** What an obligation is about. */
export const obligationAreas = [
  'record',
  'access',
  'consent',
  'sharing',
  'rights',
  'complaints',
  'retention',
  'breach',
  'governance',
  'transparency',
  'security',
  'statistics',
] as const

/**
 * How an obligation is kept. `enforced`: the system prevents the contrary, and a test fails when the rule is switched off. `recorded`: evidence
 * and its dates are kept in the register. `attested`: someone states it, with a review date.
 */
export const obligationClasses = ['enforced', 'recorded', 'attested'] as const

const obligationSchema = z.strictObject({
  id: z.string().regex(/^(DMR|DMWS|DPPC|BCT|POL)-\d{2}$/, 'must be an organisation and a number, such as DMWS-08'),
  area: z.enum(obligationAreas),
  class: z.enum(obligationClasses),
  /** The source is defective or out of date, and the platform does the right thing instead. */
  gap: z.boolean().default(false),
  promise: text.max(130, 'must fit on a line').regex(/^[^\n]*$/, 'must be one line'),
})

/** A promise of a founding organisation to the people it serves. */
export type Obligation = z.infer<typeof obligationSchema>

export const obligationsSchema = z.array(obligationSchema).superRefine((entries, context) => {
  const ids = new Set<string>()
  entries.forEach(({ id }, at) => {
    if (ids.has(id)) context.addIssue({ code: 'custom', path: [at, 'id'], message: `repeats "${id}"` })
    ids.add(id)
  })
})

let register: readonly Obligation[] | undefined

/**
 * All obligations, in the order of the register. Read once in a process.
 *
 * @throws {InvalidProfileError} when the register is invalid, or holds an id twice.
 */
export function obligations(): readonly Obligation[] {
  register ??= readYaml(fileURLToPath(new URL('../obligations.yaml', import.meta.url)), obligationsSchema)
  return register
}
