import type { InputFieldMap, InputShapeFromFields } from '@pothos/core'
import { answering } from '@candour/subgraph-kit'
import type { CaseRecord } from '../data/case-record.ts'
import type { CaseStep } from '../domain/case-step.ts'
import { builder } from './builder.ts'
import type { ComplaintsContext } from './context.ts'
import { complaintPayload } from './payload.ts'
import { takeStep, type Step } from './take-step.ts'

type SchemaTypes = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never
type InputFields = PothosSchemaTypes.InputFieldBuilder<SchemaTypes, 'InputObject'>

interface StepMutation<Fields extends InputFieldMap> {
  readonly step: CaseStep
  readonly description: string
  /** What the step asks for besides the case. */
  readonly input?: (t: InputFields) => Fields
  /** Writes the step, and answers with the case as it is then. */
  readonly take: (given: InputShapeFromFields<Fields>, step: Step, context: ComplaintsContext) => Promise<CaseRecord>
}

/** Offers one step in a case as a mutation: of the case that was read, at the version at which it was. */
export function stepMutation<Fields extends InputFieldMap>(name: string, mutation: StepMutation<Fields>): void {
  const typeName = name.charAt(0).toUpperCase() + name.slice(1)
  const input = builder.inputType(`${typeName}Input`, {
    fields: (t) => ({ complaintId: t.id({ required: true }), version: t.int({ required: true }), ...mutation.input?.(t) }),
  })
  builder.mutationField(name, (t) =>
    t.field({
      description: mutation.description,
      type: complaintPayload(`${typeName}Payload`),
      nullable: false,
      args: { input: t.arg({ type: input, required: true }) },
      resolve: (_root, args, context) => {
        const given = args.input as typeof args.input & InputShapeFromFields<Fields>
        return answering(() => takeStep(context, mutation.step, given, (step) => mutation.take(given, step, context)))
      },
    }),
  )
}
