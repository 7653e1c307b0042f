import { useId, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { useKitMessages } from './kit-messages.tsx'

/** Says on a page what just happened (`success`) or what everybody must know. */
export function NotificationBanner({ success = false, id, children }: { success?: boolean; id?: string; children: ReactNode }) {
  const messages = useKitMessages()
  const own = useId()
  const titleId = id ?? own
  return (
    <div
      className={classNames('govuk-notification-banner', success && 'govuk-notification-banner--success')}
      role={success ? 'alert' : 'region'}
      aria-labelledby={titleId}
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id={titleId}>
          {success ? messages.success : messages.important}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">{children}</div>
    </div>
  )
}

export function NotificationHeading({ children }: { children: ReactNode }) {
  return <p className="govuk-notification-banner__heading">{children}</p>
}
