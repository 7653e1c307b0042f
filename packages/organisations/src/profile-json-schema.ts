import { z } from 'zod'
import { profileShape } from './profile-shape.ts'

/** The schema of a profile for editors, as text: completion and checking while one is written. Published as profile.schema.json. */
export const profileJsonSchemaText = (): string => `${JSON.stringify(z.toJSONSchema(profileShape, { io: 'input' }), null, 2)}\n`
