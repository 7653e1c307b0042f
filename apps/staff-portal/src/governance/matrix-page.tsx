import { Details, Failure, Loading, Page, problemOf, Select, useFresh } from '@candour/portal-kit'
import { useState } from 'react'
import { paths } from '../paths.ts'
import { purposeName } from '../wording/purposes.ts'
import { roleName } from '../wording/roles.ts'
import { cellOf, selected, valuesOf, type Cell, type Selection } from './cells.ts'
import { matrixQuery, type MatrixCategory, type MatrixRule } from './matrix-query.ts'
import './matrix.scss'

const actions = [
  { value: 'read', text: 'Read' },
  { value: 'create', text: 'Add' },
  { value: 'update', text: 'Change' },
  { value: 'decide', text: 'Decide on' },
  { value: 'export', text: 'Export' },
]
const reachWords = { yes: 'Yes', limited: 'Yes, with more', no: 'No' } as const
const everybodys: Record<string, string> = {
  'everybody-on-staff': 'Everybody on staff',
  everybody: 'Everybody',
  'service-user': 'The person',
  representative: 'Somebody who acts for the person',
  integrator: 'Partner organisation',
}
const nameOf = (role: string): string => everybodys[role] ?? roleName(role)

/** Who may see what, as a picture: drawn from the rules in force, with the same in words for each role. */
export function MatrixPage() {
  const answer = useFresh(matrixQuery, {})
  const rules = answer.data?.needToKnowMatrix
  const categories = answer.data?.dataCategories
  return (
    <Page title="Who may see what" back={paths.first()} wide>
      <p className="govuk-body">
        This is drawn from the rules in force here. A role sees nothing that is not marked. Being excluded from a person wins over
        every mark.
      </p>
      {rules && categories ? (
        <Matrix rules={rules} categories={categories} />
      ) : answer.fetching ? (
        <Loading what="Loading the rules" />
      ) : answer.error ? (
        <Failure problem={problemOf(answer.error)} onRetry={answer.refetch} />
      ) : null}
    </Page>
  )
}

function Matrix({ rules, categories }: { rules: readonly MatrixRule[]; categories: readonly MatrixCategory[] }) {
  const [selection, setSelection] = useState<Selection>({ action: 'read', purpose: '', relationship: '' })
  const set = (field: keyof Selection) => (value: string) => setSelection({ ...selection, [field]: value })
  const shown = selected(rules, selection)
  const roles = valuesOf(shown, ({ role }) => [role])
  const any = (text: string) => ({ value: '', text })
  return (
    <>
      <form className="candour-matrix-filters" onSubmit={(event) => event.preventDefault()}>
        <Select name="action" label="To do what" value={selection.action} onChange={set('action')} options={actions} />
        <Select
          name="served-purpose"
          label="For which purpose"
          value={selection.purpose}
          onChange={set('purpose')}
          options={[
            any('Any purpose'),
            ...valuesOf(rules, ({ purposes }) => purposes).map((value) => ({ value, text: purposeName(value) })),
          ]}
        />
        <Select
          name="relationship"
          label="Standing how to the person"
          value={selection.relationship}
          onChange={set('relationship')}
          options={[
            any('Any relationship'),
            ...valuesOf(rules, ({ relationship }) => [relationship]).map((value) => ({ value, text: sentenceCase(value) })),
          ]}
        />
      </form>
      <p className="govuk-body" role="status">
        {roles.length === 0 ? 'No role may do this.' : `${roles.length} ${roles.length === 1 ? 'role' : 'roles'} shown.`}
      </p>
      <p className="govuk-body" aria-hidden="true">
        <span className="candour-matrix-mark candour-matrix-mark--yes" /> yes{' '}
        <span className="candour-matrix-mark candour-matrix-mark--limited" /> yes, with a second factor, consent or a case
      </p>
      <Picture roles={roles} categories={categories} rules={shown} />
      <h2 className="govuk-heading-m">The same in words</h2>
      {roles.map((role) => (
        <Details key={role} summary={nameOf(role)}>
          <ul className="govuk-list govuk-list--bullet">
            {categories.flatMap((category) => {
              const { reach, says } = cellOf(shown, role, category.name)
              return reach === 'no' ? [] : [<li key={category.name}>{`${category.label}: ${says.join('; or ')}`}</li>]
            })}
          </ul>
        </Details>
      ))}
    </>
  )
}

interface PictureProps {
  readonly roles: readonly string[]
  readonly categories: readonly MatrixCategory[]
  readonly rules: readonly MatrixRule[]
}

/** A table that is read by column and row heads; its scrolling part takes the keyboard. */
function Picture({ roles, categories, rules }: PictureProps) {
  if (roles.length === 0) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable without a mouse
    <div className="candour-matrix" role="region" aria-label="Who may see what" tabIndex={0}>
      <table className="candour-matrix-table">
        <thead>
          <tr>
            <th scope="col">Kind of information</th>
            {roles.map((role) => (
              <th scope="col" key={role}>
                <span className="candour-matrix-role">{nameOf(role)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category) => (
            <tr key={category.name}>
              <th scope="row">
                {category.label}
                {category.article === 'Art. 4(1)' ? null : <span className="candour-matrix-article"> {category.article}</span>}
              </th>
              {roles.map((role) => (
                <Mark key={role} cell={cellOf(rules, role, category.name)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Mark({ cell: { reach, says } }: { cell: Cell }) {
  return (
    <td title={says.join('; or ') || undefined}>
      <span aria-hidden="true" className={`candour-matrix-mark candour-matrix-mark--${reach}`} />
      <span className="govuk-visually-hidden">{reachWords[reach]}</span>
    </td>
  )
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
