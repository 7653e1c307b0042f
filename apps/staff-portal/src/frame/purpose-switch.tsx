import { useState } from 'react'
import { purposeName } from '../wording/purposes.ts'
import { statedPurpose } from './stated-purpose.ts'

export const purposeControlId = 'purpose'

/** Says why the viewer is looking and lets them change it. The offer comes from `viewer.purposes`, never from the role. */
export function PurposeSwitch({ purposes, current }: { purposes: readonly string[]; current: string | null }) {
  const [chosen, setChosen] = useState(current ?? '')
  if (purposes.length < 2) return current ? <span>Purpose: {purposeName(current)}</span> : null
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        statedPurpose.set(chosen)
      }}
    >
      <label htmlFor={purposeControlId}>Purpose</label>
      <select id={purposeControlId} value={chosen} onChange={(event) => setChosen(event.target.value)}>
        {purposes.map((purpose) => (
          <option key={purpose} value={purpose}>
            {purposeName(purpose)}
          </option>
        ))}
      </select>
      <button type="submit" className="candour-account__button">
        Change<span className="govuk-visually-hidden"> purpose</span>
      </button>
    </form>
  )
}
