/** Runs a statement and may watch it. Told its name, such as `Note.findMany`; never its text, its values or its rows. */
export type StatementObserver = <Result>(statement: string, run: () => Promise<Result>) => Promise<Result>

let observer: StatementObserver | undefined

/** Watches the statements of the clients made from now on, for traces; undefined ends it. */
export function observeStatements(watch: StatementObserver | undefined): void {
  observer = watch
}

/** The present observer. */
export const statementObserver = (): StatementObserver | undefined => observer

interface AnyQuery {
  readonly model?: string | undefined
  readonly operation: string
  readonly args: unknown
  readonly query: (args: unknown) => Promise<unknown>
}

/** Prisma extension that hands every operation to an observer. */
export const statementWatch = (watch: StatementObserver) => ({
  name: 'statement-watch',
  query: {
    $allOperations: ({ model, operation, args, query }: AnyQuery) =>
      watch(model === undefined ? operation : `${model}.${operation}`, () => query(args)),
  },
})
