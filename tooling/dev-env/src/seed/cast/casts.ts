import { bctCast } from './bct.ts'
import type { Cast } from './cast.ts'
import { dmrCast } from './dmr.ts'
import { dmwsCast } from './dmws.ts'
import { dppcCast } from './dppc.ts'
import { polarisCast } from './polaris.ts'

/** The invented people of every organisation; DMWS, which has the most to show, first. */
export const casts: readonly Cast[] = [dmwsCast, bctCast, dmrCast, dppcCast, polarisCast]
