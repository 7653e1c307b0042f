import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Fieldset } from './fieldset.tsx'

export interface Choice {
  value: string
  text: ReactNode
  hint?: ReactNode
}

interface RadiosProps {
  name: string
  legend: ReactNode
  legendSize?: 's' | 'm'
  hint?: ReactNode
  /** Empty string: nothing chosen yet. A decision is never preselected. */
  value: string
  onChange: (value: string) => void
  choices: readonly Choice[]
  inline?: boolean
}

export function Radios({ name, legend, legendSize, hint, value, onChange, choices, inline = false }: RadiosProps) {
  return (
    <Fieldset name={name} legend={legend} legendSize={legendSize} hint={hint}>
      <div className={classNames('govuk-radios', inline && 'govuk-radios--inline')}>
        {choices.map((choice, index) => {
          const id = index === 0 ? name : `${name}-${index + 1}`
          return (
            <div className="govuk-radios__item" key={choice.value}>
              <input
                className="govuk-radios__input"
                id={id}
                name={name}
                type="radio"
                value={choice.value}
                checked={value === choice.value}
                aria-describedby={choice.hint ? `${id}-item-hint` : undefined}
                onChange={() => onChange(choice.value)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={id}>
                {choice.text}
              </label>
              {choice.hint ? (
                <div id={`${id}-item-hint`} className="govuk-hint govuk-radios__hint">
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
