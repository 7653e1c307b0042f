import { builder } from './builder.ts'
import { signatureKind } from './enums.ts'

export const signatureInput = builder.inputType('SignatureInput', {
  description: 'How the person confirmed. All kinds count the same.',
  fields: (t) => ({
    kind: t.field({ type: signatureKind, required: true }),
    text: t.string({ description: 'The name that the person typed, or what they said.' }),
    witness: t.string({ description: 'Who heard it, where it was said.' }),
  }),
})
