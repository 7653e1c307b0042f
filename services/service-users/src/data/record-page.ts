import { isIdentifier } from '../domain/identifier.ts'

/** A page of one person's rows, the latest first. */
export interface RecordPage {
  readonly serviceUserId: string
  /** Id of the row that the page begins after; null for the beginning. A row that is not there, or not for this viewer, has nothing after it. */
  readonly cursor: string | null
  /** At most this many rows. */
  readonly limit: number
  /** Pages towards the latest row rather than away from it. The rows of the page are the latest first all the same. */
  readonly backwards: boolean
}

/** As relay's Prisma connections ask for a page: `take` is below zero when it ends at the cursor, or at the end of all. */
export interface AskedPage {
  readonly cursor?: { readonly id?: string | undefined } | undefined
  readonly take: number
}

export const recordPage = (serviceUserId: string, { cursor, take }: AskedPage): RecordPage => ({
  serviceUserId,
  cursor: cursor?.id ?? null,
  limit: Math.abs(take),
  backwards: take < 0,
})

/** Puts the rows of several pages back where they were asked for. Pages read backwards are turned round. */
export function byPage<Row extends { readonly page: number }>(pages: readonly RecordPage[], rows: readonly Row[]): Row[][] {
  const found = Map.groupBy(rows, ({ page }) => page)
  return pages.map(({ backwards }, index) => {
    const own = found.get(index) ?? []
    return backwards ? own.toReversed() : own
  })
}

/** Pages as a parameter of a statement. What cannot be an id of a row is replaced by one that nobody has, and so has nothing after it. */
export const pagesParameter = (pages: readonly RecordPage[]): string =>
  JSON.stringify(
    pages.map((page, index) => ({
      ...page,
      page: index,
      cursor: page.cursor === null || isIdentifier(page.cursor) ? page.cursor : '00000000-0000-0000-0000-000000000000',
    })),
  )
