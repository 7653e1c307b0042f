import { z } from 'zod'

/** A short code that programs and the database refer to, such as `store-and-use`. */
export const code = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, such as store-and-use')

/** Text that people read: present, and not only spaces. */
export const text = z.string().trim().min(1, 'must not be empty')

/** A telephone number as people write it. */
export const phone = z.string().regex(/^\+?[0-9][0-9 ]{7,18}$/, 'must be a telephone number: digits and spaces, in quotes')
