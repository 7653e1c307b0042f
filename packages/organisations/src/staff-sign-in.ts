import { z } from 'zod'
import { text } from './plain-values.ts'

/** How sure a sign-in elsewhere makes us: 1 a password, 2 also a second factor. */
const level = z.union([z.literal(1), z.literal(2)])

/**
 * Where an organisation's staff sign in: its own OpenID Connect issuer. A secret of the client, where it has one, is told to the process and
 * never stands here.
 */
export const staffSignInSchema = z
  .strictObject({
    /** What the button on the sign-in page calls it. */
    name: text,
    /** Its metadata is read from below this address. Plain http on this machine only, for trying it out. */
    issuer: z.url().regex(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)(:|\/|$))/, 'must be an https address'),
    clientId: text,
    /** How an account elsewhere is tied to a member of staff the first time: by a one-time code alone, or by a verified work email as well. */
    linkBy: z.enum(['one-time-code', 'work-email']),
    /** Domain of the work email; what stands before it is the user name. */
    workEmailDomain: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain in lower case')
      .optional(),
    /** What its `acr` and `amr` values are worth. Whatever is not named here is worth a password. */
    assurance: z.strictObject({ acr: z.record(z.string(), level), amr: z.record(z.string(), level) }),
  })
  .refine(({ linkBy, workEmailDomain }) => linkBy !== 'work-email' || workEmailDomain !== undefined, {
    error: 'links by work email and names no workEmailDomain',
  })

export type StaffSignIn = z.infer<typeof staffSignInSchema>
