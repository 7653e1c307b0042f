import {
  Form,
  graphql,
  InsetText,
  Loaded,
  Page,
  PartFailure,
  problemOf,
  Select,
  Tag,
  useChecks,
  useFresh,
  usePages,
} from '@candour/portal-kit'
import { useState } from 'react'
import { matrixQuery } from '../governance/matrix-query.ts'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { representativesQuery } from '../representatives/representatives-query.ts'
import { staffQuery } from '../staff/staff-query.ts'
import { purposeName } from '../wording/purposes.ts'

const explainQuery = graphql(`
  query ExplainAccess($id: ID!, $category: String!, $action: DataAction, $staff: ID, $purpose: String) {
    explainAccess(serviceUserId: $id, category: $category, action: $action, staffMemberId: $staff, purpose: $purpose) {
      allowed
      sentence
      whatToDo
    }
  }
`)

const actions = [
  { value: 'READ', text: 'Read it' },
  { value: 'CREATE', text: 'Add to it' },
  { value: 'UPDATE', text: 'Change it' },
  { value: 'DECIDE', text: 'Decide about it' },
] as const
type Action = (typeof actions)[number]['value']

interface Question {
  readonly category: string
  readonly action: Action
  readonly staff: string
  readonly purpose: string
}

/** "May this colleague see this, and why": answered by the policy over the facts of this moment. */
export function ExplainPage() {
  const { person, name } = useRecord()
  const matrix = useFresh(matrixQuery, {})
  const actionsOnRecord = useFresh(representativesQuery, { id: person.id })
  const staff = usePages(staffQuery, {}, (data) => data.staffMembers)
  const ofColleagues = actionsOnRecord.data?.serviceUser?.accessActions?.explainForColleagues === true
  const [question, setQuestion] = useState<Question>({ category: '', action: 'READ', staff: '', purpose: '' })
  const [asked, setAsked] = useState<Question | null>(null)
  const form = useChecks()
  const set = (part: Partial<Question>) => setQuestion({ ...question, ...part })
  const explain = () => {
    const complete = form.check([!question.category && { field: 'category', message: 'Select what it is about' }])
    setAsked(complete ? question : null)
  }

  return (
    <Page title="Who may see what, and why" about={name} back={paths.access(person.id)}>
      <Loaded of={matrix} part={(data) => data.dataCategories} missing={null}>
        {(categories) => (
          <Form of={form} onSubmit={explain} button="Explain">
            {ofColleagues ? (
              <>
                <Select
                  name="colleague"
                  label="Who?"
                  value={question.staff}
                  onChange={(value) => set({ staff: value })}
                  options={[
                    { value: '', text: 'I myself, now' },
                    ...staff.nodes.map((member) => ({ value: member.id, text: member.name ?? member.username ?? '' })),
                  ]}
                />
                {question.staff ? (
                  <Select
                    name="their-purpose"
                    label="For which purpose?"
                    value={question.purpose}
                    onChange={(purpose) => set({ purpose })}
                    options={[
                      { value: '', text: 'None stated' },
                      ...purposesOf(matrix.data?.needToKnowMatrix ?? []).map((value) => ({ value, text: purposeName(value) })),
                    ]}
                  />
                ) : null}
              </>
            ) : null}
            <Select
              name="action"
              label="What would be done?"
              value={question.action}
              onChange={(value) => set({ action: actions.find((each) => each.value === value)?.value ?? 'READ' })}
              options={actions}
            />
            <Select
              name="category"
              label="With what?"
              value={question.category}
              onChange={(category) => set({ category })}
              options={[{ value: '', text: 'Select' }, ...categories.map(({ name: value, label: text }) => ({ value, text }))]}
            />
          </Form>
        )}
      </Loaded>
      {asked ? <Answer key={JSON.stringify(asked)} personId={person.id} question={asked} /> : null}
    </Page>
  )
}

const purposesOf = (rules: readonly { readonly purposes: readonly string[] }[]): string[] =>
  [...new Set(rules.flatMap(({ purposes }) => purposes))].filter((purpose) => purpose !== 'own-record')

function Answer({ personId, question: { category, action, staff, purpose } }: { personId: string; question: Question }) {
  const answer = useFresh(explainQuery, {
    id: personId,
    category,
    action,
    ...(staff && { staff }),
    ...(staff && purpose && { purpose }),
  })
  if (answer.error) return <PartFailure problem={problemOf(answer.error)} onRetry={answer.refetch} />
  const explained = answer.data?.explainAccess
  return (
    <div role="status">
      {explained ? (
        <InsetText>
          <p className="govuk-body">
            <Tag colour={explained.allowed ? 'green' : 'grey'}>{explained.allowed ? 'Yes' : 'No'}</Tag>
          </p>
          <p className="govuk-body">{explained.sentence}</p>
          {explained.whatToDo ? <p className="govuk-body govuk-!-margin-bottom-0">{explained.whatToDo}</p> : null}
        </InsetText>
      ) : null}
    </div>
  )
}
