import type { ActorKind } from './case-file.ts'

/** Who did something in a case, as the reader is told: staff by their name at that time, the person to themselves as "You". */
export function nameOfActor(
  actor: { readonly id: string; readonly kind: ActorKind; readonly name: string | null },
  reader: { readonly id: string },
): string {
  if (actor.kind !== 'STAFF' && actor.id === reader.id) return 'You'
  if (actor.kind === 'SYSTEM') return 'The system'
  if (actor.kind === 'PERSON') return 'The person'
  if (actor.kind === 'REPRESENTATIVE') return 'Somebody who acts for the person'
  return actor.name ?? 'Someone whose name is no longer kept'
}
