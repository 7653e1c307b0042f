/** How much one request may ask for. Checked before anything is validated, planned or executed. */
export interface RequestLimits {
  /** Of the whole HTTP body, in bytes. */
  readonly bodyBytes: number
  /** Of a file that is sent to `/documents`, in bytes. */
  readonly documentBytes: number
  readonly tokens: number
  /** Nested selections. Introspection, whose type references nest deeply, has a measure of its own. */
  readonly depth: number
  readonly introspectionDepth: number
  readonly aliases: number
  readonly directives: number
  readonly rootFields: number
  /** Selections after fragments are put in. */
  readonly fields: number
  /** Values that the answer might hold: fields times the size of the pages around them. */
  readonly cost: number
  /** How long a subgraph may take over HTTP, in milliseconds. */
  readonly subgraphTimeout: number
}

export const defaultLimits: RequestLimits = {
  bodyBytes: 100_000,
  documentBytes: 10_000_000,
  tokens: 2_000,
  depth: 12,
  introspectionDepth: 16,
  aliases: 30,
  directives: 20,
  rootFields: 15,
  fields: 600,
  cost: 50_000,
  subgraphTimeout: 10_000,
}
