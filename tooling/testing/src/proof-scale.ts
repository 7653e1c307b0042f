/** Whether the long proofs run (`npm run prove`) rather than the sample that every `npm test` takes of them. */
export const proving = process.env['CANDOUR_PROOF'] === 'whole'

/** What the seeded proofs begin with: the same seed takes the same sample, another one another. */
export const proofSeed = Number(process.env['CANDOUR_SEED'] ?? 20_261_122)
