import type { FormError } from '../pages/form.ts'
import type { Messages } from '../pages/messages.ts'

/** Why a form was not accepted, as remembered between sending it and showing the page again. */
export type Failure =
  | { reason: 'missing'; fields: ('username' | 'password' | 'code')[] }
  | { reason: 'refused'; field: 'username' | 'code' }
  | { reason: 'wrong-portal' }
  | { reason: 'wait'; field: 'username' | 'code'; until: string }

/** What the page says of it, and with which status. Null when there is nothing to say any more. */
export interface Shown {
  status: 400 | 403 | 429
  errors: FormError[]
  /** Seconds to wait. */
  retryAfter?: number
}

/** Puts a failure into words. A wait that is over is not mentioned. */
export function describeFailure(m: Messages, failure: Failure, now: Date): Shown | null {
  switch (failure.reason) {
    case 'missing': {
      const texts = { username: m.signIn.enterUsername, password: m.signIn.enterPassword, code: m.code.enter }
      return { status: 400, errors: failure.fields.map((field) => ({ field, text: texts[field] })) }
    }
    case 'refused': {
      const { field } = failure
      return { status: 400, errors: [{ field, text: field === 'code' ? m.code.refused : m.signIn.refused }] }
    }
    case 'wrong-portal':
      return { status: 403, errors: [{ field: 'username', text: m.signIn.notForThisPortal }] }
    case 'wait': {
      const retryAfter = Math.ceil((Date.parse(failure.until) - now.getTime()) / 1000)
      if (retryAfter <= 0) return null
      return { status: 429, errors: [{ field: failure.field, text: m.wait(Math.ceil(retryAfter / 60)) }], retryAfter }
    }
  }
}
