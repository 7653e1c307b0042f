/** The condition, and the organisation besides: as AND, so that nothing in the condition can undo it. */
export function scopedWhere(where: unknown, organisation: string): Record<string, unknown> {
  const given = (where ?? {}) as Record<string, unknown>
  const and = given['AND'] === undefined ? [] : [given['AND']].flat()
  return { ...given, AND: [...and, { organisation }] }
}
