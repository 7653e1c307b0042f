import { holdKinds } from '../domain/hold.ts'
import { builder } from './builder.ts'

export const holdKind = builder.enumType('HoldKind', { values: holdKinds })

export const disposalState = builder.enumType('DisposalState', {
  values: {
    PROPOSED: { description: 'Somebody else has to decide.' },
    REFUSED: {},
    APPROVED: { description: 'It is being erased.' },
    ERASED: { description: 'Nothing of it is left; this is the certificate.' },
  } as const,
})
