import {
  Button,
  Checkboxes,
  DateInput,
  done,
  emptyDate,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Loaded,
  Page,
  Radios,
  Textarea,
  TextInput,
  useChange,
  useFresh,
  type FormError,
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
  const change = useChange(grantMutation)
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
  const [errors, setErrors] = useState<FormError[]>([])
  const field = <Name extends keyof GrantDraft>(of: Name) => ({
    name: of,
    value: draft[of],
    onChange: (value: GrantDraft[Name]) => setDraft((before) => ({ ...before, [of]: value })),
    error: errorFor(errors, of),
  })

  const save = async () => {
    const { errors: found, authority } = readGrant(draft)
    setErrors(found)
    if (!authority) return
    const data = await change.send({ input: { serviceUserId: person.id, ...authority } })
    if (!data) return
    const refused = data.grantRepresentation.userErrors
    setForbidden(forbidden || refused.some(({ code }) => code === 'COURT_ORDER'))
    setErrors(
      formErrorsOf(
        refused,
        Object.fromEntries([
          ...Object.keys(draft).map((key) => [key, key]),
          ['serviceUserId', 'kind'],
          ['representativeId', 'name'],
        ]),
      ),
    )
    if (refused.length === 0) void navigate(paths.access(person.id), done(`${authority.name} can act for ${name}`))
  }

  return (
    <Page title="Add somebody who acts for them" about={name} back={paths.access(person.id)}>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <p className="govuk-body">
        See the proof first. Being next of kin is not enough. The person can hide things from them, and stop them, at any time.
      </p>
      <Loaded of={answer} part={(data) => data.needToKnowMatrix && data.dataCategories && data} missing={null}>
        {(matrix) => (
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void save()
            }}
          >
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
            <Button busy={change.busy}>Let them act for the person</Button>
          </form>
        )}
      </Loaded>
    </Page>
  )
}
