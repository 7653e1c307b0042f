import { Button, TextInput } from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'

/** More is no name: the server refuses it. In characters. */
const longest = 200

/** Looks for people by the beginning of their names or reference. What is looked for stands in the address, so that "Back" leads to it. */
export function SearchBox({ search }: { search: string | null }) {
  const [written, setWritten] = useState(search ?? '')
  const navigate = useNavigate()
  return (
    <form
      role="search"
      className="candour-search"
      onSubmit={(event) => {
        event.preventDefault()
        const wanted = written.trim().slice(0, longest)
        void navigate(wanted ? paths.searchCaseload(wanted) : paths.caseload())
      }}
    >
      <TextInput
        name="search"
        type="search"
        label="Search your caseload"
        hint="Enter a name or a reference"
        value={written}
        onChange={setWritten}
        autoComplete="off"
        spellCheck={false}
      />
      <Button kind="secondary">Search</Button>
    </form>
  )
}
