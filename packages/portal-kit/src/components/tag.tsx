import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type TagColour = 'grey' | 'green' | 'teal' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow'

/** A status in words; the colour only supports the word. */
export function Tag({ colour, children }: { colour?: TagColour | undefined; children: ReactNode }) {
  return <strong className={classNames('govuk-tag', colour && `govuk-tag--${colour}`)}>{children}</strong>
}
