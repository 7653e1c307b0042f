import type { ReactNode } from 'react'
import type { Problem } from '../data/problem.ts'
import { fill } from '../messages.ts'
import { Button } from './button.tsx'
import { useKitMessages } from './kit-messages.tsx'

/** What happened, whether anything was saved, how to try again, and a reference for the help line. */
export function Failure({
  problem,
  onRetry,
  children,
}: {
  problem: Problem
  onRetry?: (() => void) | undefined
  children?: ReactNode
}) {
  const messages = useKitMessages()
  const words = messages.problems[problem.code] ?? messages.problems['INTERNAL']
  return (
    <div className="candour-failure" role="alert">
      <h2 className="govuk-heading-m">{words?.title}</h2>
      <p className="govuk-body">
        {words?.detail}
        {problem.saved === 'not-applicable' ? null : ` ${problem.saved === 'no' ? messages.nothingSaved : messages.mayBeSaved}`}
      </p>
      {children}
      {problem.reference ? <p className="govuk-body-s">{fill(messages.reference, { reference: problem.reference })}</p> : null}
      {onRetry ? (
        <Button type="button" kind="secondary" onClick={onRetry}>
          {messages.retry}
        </Button>
      ) : null}
    </div>
  )
}

interface PartFailureProps {
  problem: Problem
  onRetry?: (() => void) | undefined
  /** Some of the part is there. */
  partly?: boolean
}

/** One part of a page could not be loaded; the rest stands. */
export function PartFailure({ problem, onRetry, partly = false }: PartFailureProps) {
  const messages = useKitMessages()
  return (
    <div className="candour-failure" role="alert">
      <p className="govuk-body">{partly ? messages.partlyFailed : messages.partFailed}</p>
      {problem.reference ? <p className="govuk-body-s">{fill(messages.reference, { reference: problem.reference })}</p> : null}
      {onRetry ? (
        <Button type="button" kind="secondary" onClick={onRetry}>
          {messages.retry}
        </Button>
      ) : null}
    </div>
  )
}
