import { buildFederatedSchema } from '@candour/pothos-need-to-know'
import { builder } from './builder.ts'
import './service-users.query.ts'
import './corrections.query.ts'
import './messages-not-sent.query.ts'
import './register-service-user.mutation.ts'
import './update-contact-details.mutation.ts'
import './add-note.mutation.ts'
import './attach-document.mutation.ts'
import './remove-document.mutation.ts'
import './request-correction.mutation.ts'
import './decide-correction.mutation.ts'

export const schema = buildFederatedSchema(builder)
