import type { ReactNode } from 'react'
import { Fieldset } from './fieldset.tsx'
import type { Choice } from './radios.tsx'

interface CheckboxesProps {
  name: string
  legend: ReactNode
  legendSize?: 's' | 'm'
  hint?: ReactNode
  value: readonly string[]
  onChange: (value: string[]) => void
  choices: readonly Choice[]
}

export function Checkboxes({ name, legend, legendSize, hint, value, onChange, choices }: CheckboxesProps) {
  return (
    <Fieldset name={name} legend={legend} legendSize={legendSize} hint={hint}>
      <div className="govuk-checkboxes">
        {choices.map((choice, index) => {
          const id = index === 0 ? name : `${name}-${index + 1}`
          return (
            <div className="govuk-checkboxes__item" key={choice.value}>
              <input
                className="govuk-checkboxes__input"
                id={id}
                name={name}
                type="checkbox"
                value={choice.value}
                checked={value.includes(choice.value)}
                aria-describedby={choice.hint ? `${id}-item-hint` : undefined}
                onChange={(event) =>
                  onChange(event.target.checked ? [...value, choice.value] : value.filter((other) => other !== choice.value))
                }
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
                {choice.text}
              </label>
              {choice.hint ? (
                <div id={`${id}-item-hint`} className="govuk-hint govuk-checkboxes__hint">
                  {choice.hint}
                </div>
              ) : null}
            </div>
          )
        })}
      </div>
    </Fieldset>
  )
}
