/** Whether a write was refused because a unique value is taken (Prisma P2002). */
export const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'P2002'
