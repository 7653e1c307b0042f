import { rejection } from '@candour/subgraph-kit'
import { isRefusal, type Refusal } from '../domain/refusal.ts'

/** What a rule let through; a refusal rolls the transaction back and becomes the payload's `userErrors`. @throws Rejected */
export function accepted<Outcome>(outcome: Outcome | Refusal): Outcome {
  if (isRefusal(outcome)) throw rejection(outcome.refused, outcome.message, ...outcome.path)
  return outcome
}
