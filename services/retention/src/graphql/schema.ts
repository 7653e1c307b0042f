import { buildFederatedSchema } from '@candour/pothos-need-to-know'
import { builder } from './builder.ts'
import './service-user.entity.ts'
import './retention-schedule.query.ts'
import './retention-due.query.ts'
import './place-hold.mutation.ts'
import './release-hold.mutation.ts'
import './propose-disposal.mutation.ts'
import './decide-disposal.mutations.ts'
import './disposals.query.ts'

export const schema = buildFederatedSchema(builder)
