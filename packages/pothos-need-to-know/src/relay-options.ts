import type { DeclaredCategory } from '@candour/need-to-know'

/**
 * No options at all, typed as though they carried a category: relay's types ask for options of every field it generates as soon as a
 * field option is required, while the plugin itself labels those fields `structural`, which nothing may declare.
 */
const unlabelled = Object.freeze({}) as { readonly category: DeclaredCategory }

/** For the relay plugin's options: `relay: { ...relayGeneratedFields, pageInfoTypeOptions: { shareable: true } }`. */
export const relayGeneratedFields = {
  clientMutationIdFieldOptions: unlabelled,
  cursorFieldOptions: unlabelled,
  edgesFieldOptions: unlabelled,
  endCursorFieldOptions: unlabelled,
  hasNextPageFieldOptions: unlabelled,
  hasPreviousPageFieldOptions: unlabelled,
  nodeFieldOptions: unlabelled,
  nodesFieldOptions: unlabelled,
  pageInfoFieldOptions: unlabelled,
  startCursorFieldOptions: unlabelled,
}
