export { programOf } from './program-of.ts'
export { repositoryRoot } from './repository.ts'
export { testResultsFolder, type VitestReport } from './test-results.ts'
