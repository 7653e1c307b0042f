import { Button, Empty, Failure, fill, Loaded, Page, Tag, useChange, useFresh } from '@candour/portal-kit'
import { useParams } from 'react-router'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'
import { peopleMessages as m } from './people-messages.ts'
import { hideMutation, peopleQuery } from './people-query.ts'

/** Each kind of information that somebody may see, with a button to hide or show it. It counts at once. */
export function WhatTheySeePage() {
  const { id = '' } = useParams()
  const answer = useFresh(peopleQuery, {})
  const change = useChange(hideMutation)
  const name = answer.data?.myRecord?.representatives?.find((each) => each.id === id)?.name
  const turn = async (categoryPattern: string, hidden: boolean) => {
    if (await change.send({ input: { representationId: id, categoryPattern, hidden } })) answer.refetch()
  }
  return (
    <Page title={name ? fill(m.chooseTitle, { name }) : m.chooseTitleUnnamed} back={paths.people()}>
      <Loaded
        of={answer}
        part={(data) => data.myRecord?.representatives}
        missing={<p className="govuk-body">{messages.frame.missing}</p>}
      >
        {(representatives) => {
          const person = representatives.find((each) => each.id === id && each.viewerCan.hide)
          if (!person) return <Empty title={m.missing} />
          return (
            <>
              {change.problem ? <Failure problem={change.problem} /> : null}
              <p className="govuk-body">{m.chooseIntro}</p>
              <ul className="candour-entry-list">
                {(person.coverage ?? []).map((each) => (
                  <li key={each.name}>
                    <div className="candour-row-head">
                      <h2 className="govuk-heading-s">{each.label}</h2>
                      <Tag colour={each.hidden ? 'grey' : 'green'}>{each.hidden ? m.isHidden : m.isShown}</Tag>
                    </div>
                    <Button type="button" kind="secondary" busy={change.busy} onClick={() => void turn(each.name, !each.hidden)}>
                      {each.hidden ? m.show : m.hide} <span className="govuk-visually-hidden">{each.label}</span>
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
