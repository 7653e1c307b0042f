import type { KeyOwner } from './person-key-store.ts'

/** Whose key it is, as a wrapped key is bound to it. As JSON the parts cannot run into each other. */
export const keyContext = (service: string, { organisation, personId }: KeyOwner): string =>
  JSON.stringify([service, organisation, personId.toLowerCase()])
