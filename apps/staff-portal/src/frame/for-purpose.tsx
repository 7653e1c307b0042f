import { Button } from '@candour/portal-kit'
import type { ReactNode } from 'react'
import { purposeName } from '../wording/purposes.ts'
import { NotForYou } from './not-for-you.tsx'
import { statedPurpose } from './stated-purpose.ts'
import { useViewer } from './viewer-context.ts'

interface ForPurposeProps {
  purpose: string
  /** Shown once the viewer has stated the purpose. */
  children: ReactNode
}

/** What is there for one purpose. Whoever looks for another is asked to say so first, and is never shown an empty list. */
export function ForPurpose({ purpose, children }: ForPurposeProps) {
  const { viewer } = useViewer()
  if (!viewer.purposes.includes(purpose)) return <NotForYou />
  if (viewer.purpose === purpose) return <>{children}</>
  return (
    <>
      <p className="govuk-body">
        You can do this for the purpose <strong>{purposeName(purpose)}</strong>. Each look is recorded with its purpose.
      </p>
      <Button type="button" onClick={() => statedPurpose.set(purpose)}>
        Change my purpose
      </Button>
    </>
  )
}
