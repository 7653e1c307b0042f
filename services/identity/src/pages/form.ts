import { html, type Markup } from './html.ts'
import type { Messages } from './messages.ts'

/** An error and the field that mends it, by the field's id. */
export interface FormError {
  field: string
  text: string
}

/** The list of errors at the top of a page; each leads to its field. It takes the focus, so that it is read out first. */
export function errorSummary(m: Messages, errors: readonly FormError[]): Markup | null {
  if (errors.length === 0) return null
  return html`<div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex="-1" autofocus>
    <h2 id="error-summary-title">${m.thereIsAProblem}</h2>
    <ul>
      ${errors.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li>`)}
    </ul>
  </div>`
}

export interface TextField {
  id: string
  label: string
  hint?: string
  type?: 'text' | 'password'
  autocomplete: string
  value?: string
  numeric?: boolean
  /** For few signs: `short`, or `tiny` for a part of a date. */
  width?: 'short' | 'tiny'
  /** Keeps capitals as they are typed. */
  code?: boolean
  focus?: boolean
}

/** A labelled text field with its hint and error tied to it. */
export function textField(m: Messages, field: TextField, errors: readonly FormError[]): Markup {
  const error = errors.find((candidate) => candidate.field === field.id)
  const described = [field.hint && `${field.id}-hint`, error && `${field.id}-error`].filter(Boolean).join(' ')
  return html`<div class="field${error && ' field-error'}">
    <label for="${field.id}">${field.label}</label>
    ${field.hint && html`<p class="hint" id="${field.id}-hint">${field.hint}</p>`}
    ${error && html`<p class="error" id="${field.id}-error"><span class="hidden">${m.error}:</span> ${error.text}</p>`}
    <input
      id="${field.id}"
      name="${field.id}"
      type="${field.type ?? 'text'}"
      autocomplete="${field.autocomplete}"
      autocapitalize="${field.code ? 'characters' : 'none'}"
      autocorrect="off"
      spellcheck="false"
      ${field.numeric && html` inputmode="numeric"`}${(field.width ?? (field.numeric && 'short')) && html` class="${field.width ?? 'short'}"`}${described && html` aria-describedby="${described}"`}${error && html` aria-invalid="true"`}${field.value && html` value="${field.value}"`}${field.focus && errors.length === 0 && html` autofocus`}
    />
  </div>`
}

/** A date in three parts, as people write it (`id-day`, `id-month`, `id-year`). */
export function dateField(
  m: Messages,
  { id, legend, hint }: { id: string; legend: string; hint: string },
  typed: { day: string; month: string; year: string },
  errors: readonly FormError[],
): Markup {
  const error = errors.find(({ field }) => field === `${id}-day`)
  const part = (name: 'day' | 'month' | 'year', label: string) =>
    html`<div>
      <label for="${id}-${name}">${label}</label>
      <input
        id="${id}-${name}"
        name="${id}-${name}"
        inputmode="numeric"
        autocomplete="off"
        class="${name === 'year' ? 'year' : 'tiny'}"
        value="${typed[name]}"
        ${error && html` aria-invalid="true"`}
      />
    </div>`
  return html`<fieldset class="field${error && ' field-error'}" aria-describedby="${id}-hint${error && ` ${id}-error`}">
    <legend>${legend}</legend>
    <p class="hint" id="${id}-hint">${hint}</p>
    ${error && html`<p class="error" id="${id}-error"><span class="hidden">${m.error}:</span> ${error.text}</p>`}
    <div class="date">${part('day', m.date.day)} ${part('month', m.date.month)} ${part('year', m.date.year)}</div>
  </fieldset>`
}
