import { useKitMessages } from '@candour/portal-kit'

/** A list that this viewer may not see for this purpose: never shown as an empty one. */
export function NotForYou() {
  const messages = useKitMessages()
  const words = messages.problems['FORBIDDEN']
  return (
    <>
      <p className="govuk-body govuk-!-font-weight-bold">{words?.title}</p>
      <p className="govuk-body">{words?.detail}</p>
    </>
  )
}
