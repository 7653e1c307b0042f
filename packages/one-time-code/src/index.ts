export { canonicalCode, newCode } from './code.ts'
export { hashOfCode, hashOfProof } from './hashes.ts'
export { canonicalProof, type Proof } from './proof.ts'
