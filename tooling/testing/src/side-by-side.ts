/** Does something with each item, so many at a time, the next beginning when another ends. Rejects when one does. */
export async function sideBySide<Item>(items: Iterable<Item>, many: number, each: (item: Item) => Promise<void>): Promise<void> {
  const left = Iterator.from(items)
  await Promise.all(
    Array.from({ length: many }, async () => {
      for (let next = left.next(); !next.done; next = left.next()) await each(next.value)
    }),
  )
}
