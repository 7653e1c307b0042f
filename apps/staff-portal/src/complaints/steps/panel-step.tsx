import { Form, graphql, TextInput, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import { ColleagueSelect } from './colleague-select.tsx'
import type { StepProps } from './step-props.ts'

const namePanelMutation = graphql(`
  mutation NamePanel($input: NamePanelInput!) {
    namePanel(input: $input) {
      complaint {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

interface Seat {
  readonly member: string
  readonly name: string
}

/** The panel of the stage: staff who have no part in what happened, and people from outside. */
export function PanelStep(props: StepProps) {
  const { complaint } = props
  const form = useForm(namePanelMutation, { ...props, controls: { members: 'name-1' } })
  const [seats, setSeats] = useState<readonly Seat[]>(Array(complaint.panelSize).fill({ member: '', name: '' }))
  const change = (at: number, to: Partial<Seat>) =>
    setSeats(seats.map((seat, index) => (index === at ? { ...seat, ...to } : seat)))
  const take = () => {
    const wrong = seats.flatMap(({ member, name }, index) => {
      const field = `name-${index + 1}`
      if (!member && !name.trim()) return [{ field, message: `Enter a name for member ${index + 1}, or select somebody` }]
      return member && name.trim()
        ? [{ field, message: `Enter a name or select somebody for member ${index + 1}, not both` }]
        : []
    })
    if (!form.check(wrong)) return
    const members = seats.map(({ member, name }) => (member ? { staffMemberId: member } : { name: name.trim() }))
    void form.send({ complaintId: complaint.id, version: complaint.version ?? 0, members })
  }
  return (
    <Form of={form} button="Name the panel" onSubmit={take}>
      <p className="govuk-body">
        The panel needs {complaint.panelSize} people. None of them decided before, and the complaint is about none of them.
      </p>
      {seats.map(({ member, name }, index) => (
        <fieldset className="govuk-fieldset" key={index}>
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Member {index + 1}</legend>
          <TextInput
            name={`name-${index + 1}`}
            label="Name of somebody from outside"
            value={name}
            onChange={(to) => change(index, { name: to })}
          />
          <ColleagueSelect
            name={`member-${index + 1}`}
            label="Or somebody on the staff"
            value={member}
            onChange={(to) => change(index, { member: to })}
          />
        </fieldset>
      ))}
    </Form>
  )
}
