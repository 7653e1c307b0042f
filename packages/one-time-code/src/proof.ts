/** What the person shows besides the code: something that the organisation holds and a finder of the code does not know. */
export type Proof = { readonly of: 'born-on'; readonly date: string } | { readonly of: 'username'; readonly username: string }

/** The one form of a proof that is hashed. Dates are ISO (`1980-02-29`); user names are compared as at the sign-in. */
export function canonicalProof(proof: Proof): string {
  return proof.of === 'born-on' ? `born-on ${proof.date}` : `username ${proof.username.normalize('NFKC').trim().toLowerCase()}`
}
