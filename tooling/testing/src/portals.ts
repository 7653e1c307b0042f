import { fileURLToPath } from 'node:url'

const built = (app: string) => fileURLToPath(new URL(`../../../apps/${app}/dist`, import.meta.url))

/** The portals as they were built by the step before the journeys. */
export const builtPortals = { staff: built('staff-portal'), my: built('self-service-portal') }
