/** So many wrong proofs make a code worthless: of a hundred years of birthdays, whoever finds one can try ten. */
export const mostWrongProofs = 10
