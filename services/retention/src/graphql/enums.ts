import { holdKinds } from '../domain/hold.ts'
import { builder } from './builder.ts'

export const holdKind = builder.enumType('HoldKind', { values: holdKinds })
