import './global-types.ts'
import '@pothos/plugin-directives'
import '@pothos/plugin-federation'
import SchemaBuilder from '@pothos/core'
import { NeedToKnowPlugin } from './plugin.ts'

const pluginName = 'needToKnow'
SchemaBuilder.registerPlugin(pluginName, NeedToKnowPlugin)

export default pluginName
export { NeedToKnowPlugin }
export type { CategoryOption } from './global-types.ts'
export { LabellingError } from './labelling-error.ts'
export { dataCategoryDirective } from './data-category-directive.ts'
export { buildFederatedSchema } from './federated-schema.ts'
export { relayGeneratedFields } from './relay-options.ts'
export { labelOf } from './labels.ts'
export type { Label } from './labels.ts'
export type { NeedToKnowContext, NeedToKnowRuntime } from './runtime.ts'
