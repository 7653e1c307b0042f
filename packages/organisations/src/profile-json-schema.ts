import { z } from 'zod'
import { profileShape } from './profile-shape.ts'

/** Where editors find the schema of a profile. */
export const profileJsonSchemaFile = new URL('../profile.schema.json', import.meta.url)

/** The schema of a profile for editors, as text: completion and checking while one is written. */
export const profileJsonSchemaText = (): string => `${JSON.stringify(z.toJSONSchema(profileShape, { io: 'input' }), null, 2)}\n`
