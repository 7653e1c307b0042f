/** Who did something in a case, as the reader is told: staff by their name at that time, the person to themselves as "You". */
export function nameOfActor(
  actor: { readonly id: string; readonly kind: 'STAFF' | 'PERSON'; readonly name: string | null },
  reader: { readonly id: string },
): string {
  if (actor.kind === 'PERSON') return actor.id === reader.id ? 'You' : 'The person'
  return actor.name ?? 'Someone whose name is no longer kept'
}
