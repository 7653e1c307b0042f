import { ConfirmPage, dateAndTime, InsetText } from '@candour/portal-kit'
import { Link } from 'react-router'

interface CodeIssuedProps {
  title: string
  /** Null when the code is on its way to the person. */
  code: string | null
  expiresAt: string | null
  /** Where the code is entered, and what is shown with it. */
  proof: string
  address: string
  back: { to: string; text: string }
  /** Where one sees what became of a code that is sent. */
  messages?: string
}

/** The end of issuing a one-time code. It is shown here and never again. */
export function CodeIssued({ title, code, expiresAt, proof, address, back, messages }: CodeIssuedProps) {
  return (
    <ConfirmPage title={title} detail={code ?? 'We send the code'}>
      {code ? (
        <>
          <InsetText>Write the code down or hand it over now. It is not shown again.</InsetText>
          <p className="govuk-body">
            They open <strong className="govuk-!-text-break-word">{new URL(address, location.origin).href}</strong> and type the
            code and {proof}.
          </p>
        </>
      ) : (
        <p className="govuk-body">
          It goes to them and to nobody else. They type it together with {proof}.
          {messages ? (
            <>
              {' '}
              <Link className="govuk-link" to={messages}>
                See whether it was sent
              </Link>
              .
            </>
          ) : null}
        </p>
      )}
      {expiresAt ? <p className="govuk-body">It works once, until {dateAndTime(expiresAt)}.</p> : null}
      <p className="govuk-body">
        <Link className="govuk-link" to={back.to}>
          {back.text}
        </Link>
      </p>
    </ConfirmPage>
  )
}
