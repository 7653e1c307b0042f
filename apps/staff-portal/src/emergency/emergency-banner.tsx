import { Button, clockTime, graphql, NotificationBanner, useChange, useKitMessages } from '@candour/portal-kit'
import { useEffect } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import type { Viewer } from '../frame/viewer-context.ts'
import { paths } from '../paths.ts'
import { personName } from '../wording/person.ts'

const endMutation = graphql(`
  mutation EndBreakGlass($input: EndBreakGlassInput!) {
    endBreakGlass(input: $input) {
      userErrors {
        code
        message
      }
    }
  }
`)

/** The longest that a browser's timer can wait, in milliseconds. */
const longestTimer = 2 ** 31 - 1

/** On every page for as long as somebody has emergency access: whose record, until when, and how to end it now. */
export function EmergencyBanner({ open, refetch }: { open: Viewer['breakGlass']; refetch: () => void }) {
  const change = useChange(endMutation)
  const messages = useKitMessages()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const next = Math.min(...open.map(({ until }) => Date.parse(until)))

  useEffect(() => {
    const timer = setTimeout(refetch, Math.min(longestTimer, Math.max(1000, next - Date.now() + 1000)))
    return () => clearTimeout(timer)
  }, [next, refetch])

  const end = async (id: string, personId: string) => {
    const data = await change.send({ input: { breakGlassId: id } })
    if (!data) return
    refetch()
    if (pathname.startsWith(paths.person(personId))) void navigate(paths.caseload())
  }
  return (
    <div className="govuk-width-container candour-emergency">
      <NotificationBanner id="emergency-access">
        {open.map(({ id, until, person }) => {
          const name = personName(person) ?? 'a record'
          return (
            <div key={id} className="candour-emergency__access">
              <p className="govuk-body govuk-!-margin-bottom-2">
                <strong>Emergency access</strong> to{' '}
                <Link className="govuk-notification-banner__link" to={paths.person(person.id)}>
                  {name}
                </Link>{' '}
                until {clockTime(until)}. You can read, not change. All that you read is checked.
              </p>
              <Button type="button" kind="secondary" busy={change.busy} onClick={() => void end(id, person.id)}>
                End now<span className="govuk-visually-hidden"> the emergency access to {name}</span>
              </Button>
            </div>
          )
        })}
        {change.problem ? (
          <p className="govuk-error-message" role="alert">
            {messages.problems[change.problem.code]?.title ?? messages.problems['INTERNAL']?.title}
          </p>
        ) : null}
      </NotificationBanner>
    </div>
  )
}
