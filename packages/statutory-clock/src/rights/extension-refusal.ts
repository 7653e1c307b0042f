import type { CalendarDate } from '../calendar-date.ts'
import { writtenDate } from '../written-date.ts'
import { extensionGrounds, type ExtensionNotice } from './rights-request.ts'

export interface ExtensionRefusal {
  readonly code: 'NO_GROUND' | 'NO_REASONS' | 'TOO_LATE' | 'ALREADY_EXTENDED'
  readonly message: string
}

export interface ExtensionAsked {
  readonly notice: Omit<ExtensionNotice, 'ground'> & { readonly ground: string }
  /** `extensionNoticeBy` of the request's clock. */
  readonly noticeBy: CalendarDate
  readonly alreadyExtended: boolean
}

/** Why a request may not be extended, or null when it may: once, on a ground of the law, with reasons, in time (UK GDPR Article 12(3); DPPC-41, DPPC-42). */
export function extensionRefusal({ notice, noticeBy, alreadyExtended }: ExtensionAsked): ExtensionRefusal | null {
  if (alreadyExtended) return { code: 'ALREADY_EXTENDED', message: 'A request can be extended once.' }
  if (!extensionGrounds.some((ground) => ground === notice.ground))
    return { code: 'NO_GROUND', message: 'Only a complex request, or several requests from one person, can be extended.' }
  if (notice.reasons.trim() === '') return { code: 'NO_REASONS', message: 'The person must be told the reasons.' }
  if (notice.noticeOn > noticeBy)
    return {
      code: 'TOO_LATE',
      message: `The person had to be told by ${writtenDate(noticeBy)}, before the first due date passed.`,
    }
  return null
}
