import {
  Checkboxes,
  DateInput,
  done,
  emptyDate,
  Form,
  graphql,
  Loaded,
  Page,
  Radios,
  Textarea,
  TextInput,
  useForm,
  useFresh,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { matrixQuery, type MatrixCategory, type MatrixRule } from '../governance/matrix-query.ts'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { parentalGrounds, readGrant, representativeKinds, type GrantDraft } from './grant-draft.ts'

const grantMutation = graphql(`
  mutation GrantRepresentation($input: GrantRepresentationInput!) {
    grantRepresentation(input: $input) {
      representation {
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

const kinds = Object.entries(representativeKinds).map(([value, words]) => ({ value, ...words }))
const grounds = Object.entries(parentalGrounds).map(([value, text]) => ({ value, text }))

/** What a representative can be given at all, as the policy says. */
function offered(rules: readonly MatrixRule[], categories: readonly MatrixCategory[]) {
  const readable = new Set(
    rules.filter(({ role, action }) => role === 'representative' && action === 'read').flatMap((rule) => rule.categories),
  )
  return categories.filter(({ name }) => readable.has(name)).map(({ name, label }) => ({ value: name, text: label }))
}

/** Lets somebody act for the person, on proof. */
export function GrantPage() {
  const { person, name } = useRecord()
  const navigate = useNavigate()
  const answer = useFresh(matrixQuery, {})
  const [draft, setDraft] = useState<GrantDraft>({
    kind: '',
    ground: '',
    name: '',
    username: '',
    evidence: '',
    givenOn: emptyDate,
    lastDay: emptyDate,
    scopes: [],
    courtOrderLifted: [],
  })
  const [forbidden, setForbidden] = useState(false)
  const form = useForm(grantMutation, {
    controls: { serviceUserId: 'kind', representativeId: 'name' },
    onDone: () => void navigate(paths.access(person.id), done(`${draft.name.trim()} can act for ${name}`)),
    onRefused: ({ userErrors }) => setForbidden(forbidden || userErrors.some(({ code }) => code === 'COURT_ORDER')),
  })
  const field = <Name extends keyof GrantDraft>(of: Name) => ({
    name: of,
    value: draft[of],
    onChange: (value: GrantDraft[Name]) => setDraft((before) => ({ ...before, [of]: value })),
  })

  const save = () => {
    const { errors, authority } = readGrant(draft)
    if (form.check(errors) && authority) void form.send({ serviceUserId: person.id, ...authority })
  }

  return (
    <Page title="Add somebody who acts for them" about={name} back={paths.access(person.id)}>
      <Loaded of={answer} part={(data) => data.needToKnowMatrix && data.dataCategories && data} missing={null}>
        {(matrix) => (
          <Form of={form} onSubmit={save} button="Let them act for the person">
            <p className="govuk-body">
              See the proof first. Being next of kin is not enough. The person can hide things from them, and stop them, at any
              time.
            </p>
            <Radios {...field('kind')} legend="What are they to the person?" legendSize="s" choices={kinds} />
            {draft.kind === 'parent' ? (
              <Radios {...field('ground')} legend="Why is the parent let in?" legendSize="s" choices={grounds} />
            ) : null}
            <TextInput {...field('name')} label="Their full name" />
            <TextInput
              {...field('username')}
              label="Their user name, if they act for somebody else here already (optional)"
              hint="Ask them. Without one, invite them next and they choose how they sign in."
            />
            <Textarea {...field('evidence')} label="What proof did you see?" hint="The person can read this." rows={3} />
            <DateInput
              {...field('givenOn')}
              legend="Day of the proof"
              legendSize="s"
              hint="The day of the order, the registration or the signature, such as 27 3 2026."
            />
            <DateInput
              {...field('lastDay')}
              legend="Last day, if it has one"
              legendSize="s"
              hint="The authority of an advocate or solicitor always has one."
            />
            <Checkboxes
              {...field('scopes')}
              legend="What may they see?"
              legendSize="s"
              hint="Select only what they need to help."
              choices={offered(matrix.needToKnowMatrix ?? [], matrix.dataCategories ?? [])}
            />
            {forbidden ? (
              <Checkboxes
                {...field('courtOrderLifted')}
                legend="A court order forbade this"
                legendSize="s"
                choices={[{ value: 'lifted', text: 'I saw that the order was lifted' }]}
              />
            ) : null}
          </Form>
        )}
      </Loaded>
    </Page>
  )
}
