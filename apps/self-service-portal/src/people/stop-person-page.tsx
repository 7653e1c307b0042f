import { ButtonLink, Empty, Form, Loaded, Page, useForm, useFresh } from '@candour/portal-kit'
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
  const form = useForm(stopMutation, { onDone: () => void navigate(paths.people()) })
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
            <Form
              of={form}
              onSubmit={() => void form.send({ representationId: id })}
              button={m.stopYes}
              instead={
                <ButtonLink kind="secondary" to={paths.people()}>
                  {m.stopNo}
                </ButtonLink>
              }
            >
              <p className="govuk-body">{m.stopIntro}</p>
              <p className="govuk-body govuk-!-font-weight-bold">
                {person.name}, {person.role}
              </p>
              <p className="govuk-body">{m.stopNow}</p>
            </Form>
          )
        }}
      </Loaded>
    </Page>
  )
}
