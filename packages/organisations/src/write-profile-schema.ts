import { writeFileSync } from 'node:fs'
import { profileJsonSchemaFile, profileJsonSchemaText } from './profile-json-schema.ts'

writeFileSync(profileJsonSchemaFile, profileJsonSchemaText())
