import {
  Button,
  ButtonGroup,
  ButtonLink,
  Empty,
  ErrorSummary,
  Failure,
  formErrorsOf,
  Loaded,
  Page,
  useChange,
  useFresh,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'
import { peopleMessages as m } from './people-messages.ts'
import { peopleQuery, stopMutation } from './people-query.ts'

/** Stops somebody acting for the person, at once and without a reason. */
export function StopPersonPage() {
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(peopleQuery, {})
  const change = useChange(stopMutation)
  const [errors, setErrors] = useState<FormError[]>([])
  const stop = async () => {
    const data = await change.send({ input: { representationId: id } })
    if (!data) return
    const { userErrors } = data.endRepresentation
    setErrors(formErrorsOf(userErrors))
    if (userErrors.length === 0) void navigate(paths.people())
  }
  return (
    <Page title={m.stopTitle} back={paths.people()}>
      <Loaded
        of={answer}
        part={(data) => data.myRecord?.representatives}
        missing={<p className="govuk-body">{messages.frame.missing}</p>}
      >
        {(representatives) => {
          const person = representatives.find((each) => each.id === id && each.viewerCan.end)
          if (!person) return <Empty title={m.missing} />
          return (
            <>
              <ErrorSummary errors={errors} />
              {change.problem ? <Failure problem={change.problem} /> : null}
              <p className="govuk-body">{m.stopIntro}</p>
              <p className="govuk-body govuk-!-font-weight-bold">
                {person.name}, {person.role}
              </p>
              <p className="govuk-body">{m.stopNow}</p>
              <ButtonGroup>
                <Button type="button" busy={change.busy} onClick={() => void stop()}>
                  {m.stopYes}
                </Button>
                <ButtonLink kind="secondary" to={paths.people()}>
                  {m.stopNo}
                </ButtonLink>
              </ButtonGroup>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
