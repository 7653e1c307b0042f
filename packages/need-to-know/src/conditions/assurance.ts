import type { AssuranceLevel } from '../viewer.ts'
import { aboutTheViewer } from './condition.ts'

/** The viewer signed in at least this strongly. */
export const assuredAtLevel = (level: AssuranceLevel) =>
  aboutTheViewer(`assurance ${level}`, 'STEP_UP_REQUIRED', (viewer) => viewer.assurance >= level)
