/**
 * Any number of rows as one parameter of a raw statement, which reads them by `json_to_recordset(rowsIn('$2'))`. As bytes, since Prisma writes
 * out a text twice before it is sent and scans it for each quote.
 */
export const rowsParameter = (rows: readonly object[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(JSON.stringify(rows)))

/** What a statement reads such a parameter by. */
export const rowsIn = (parameter: `$${number}`): string => `convert_from(${parameter}::bytea, 'UTF8')::json`
