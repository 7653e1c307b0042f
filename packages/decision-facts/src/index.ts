export { factsSql } from './facts-sql.ts'
export type { Sql } from './sql.ts'
export { SubjectFactsLoader } from './subject-facts-loader.ts'
export { readViewerGrants, type Claimant, type ViewerGrants } from './viewer-grants.ts'
