import { Loading, PartFailure, problemOf, Select, useFresh } from '@candour/portal-kit'
import { roleNames } from '../../wording/roles.ts'
import { colleaguesQuery } from '../complaint-queries.ts'

interface ColleagueSelectProps {
  name: string
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
}

/** One member of staff. When the list cannot be loaded, that is said; nobody is left to think that there is nobody. */
export function ColleagueSelect({ name, label, hint, value, onChange }: ColleagueSelectProps) {
  const answer = useFresh(colleaguesQuery, {})
  const list = answer.data?.staffMembers
  if (!list) {
    if (answer.error)
      return (
        <>
          <p className="govuk-body">{label}</p>
          <PartFailure problem={problemOf(answer.error)} onRetry={answer.refetch} />
        </>
      )
    return answer.fetching ? (
      <Loading what="Loading the staff list" />
    ) : (
      <p className="govuk-body">You cannot see the staff list.</p>
    )
  }
  const staff = (list.nodes ?? []).filter((member) => member !== null)
  const options = [
    { value: '', text: 'Select one' },
    ...staff.map((member) => ({
      value: member.id,
      text: [member.name ?? 'Name not shown', roleNames(member.roles ?? [])].filter(Boolean).join(', '),
    })),
  ]
  const cut = list.pageInfo.hasNextPage ? 'The first 100 members of staff are shown.' : undefined
  return (
    <Select
      name={name}
      label={label}
      hint={[hint, cut].filter(Boolean).join(' ') || undefined}
      value={value}
      onChange={onChange}
      options={options}
    />
  )
}
