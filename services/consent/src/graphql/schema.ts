import { buildFederatedSchema } from '@candour/pothos-need-to-know'
import { builder } from './builder.ts'
import './consent-form.type.ts'
import './data-use.type.ts'
import './service-user.entity.ts'
import './record-consent-decision.mutation.ts'
import './withdraw-consent.mutation.ts'

export const schema = buildFederatedSchema(builder)
