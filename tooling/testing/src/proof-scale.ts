/** Whether the long proofs run (`npm run prove`) rather than the sample that every `npm test` takes of them. */
export const proving = process.env['CANDOUR_PROOF'] === 'whole'
