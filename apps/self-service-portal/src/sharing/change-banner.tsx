import { Button, clockTime, Failure, fill, NotificationBanner, NotificationHeading, useChange } from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { pageMessages } from '../page-messages.ts'
import { paths } from '../paths.ts'
import type { JustChanged } from './just-changed.ts'
import { givenInput, giveMutation, type Consent } from './sharing-query.ts'

const m = pageMessages.sharing

interface ChangeBannerProps {
  changed: JustChanged
  consent: Consent
  personId: string
  onUndone: () => void
}

/** "Stopped at 14:02", with a way back. Undo is a new decision, recorded like any other. */
export function ChangeBanner({ changed, consent, personId, onUndone }: ChangeBannerProps) {
  const navigate = useNavigate()
  const change = useChange(giveMutation)
  const [refused, setRefused] = useState<string | null>(null)
  const { item } = consent

  const undo = async () => {
    // The words have changed since the person said yes: they must be read before they are agreed to.
    if (consent.wordingVersion !== null && consent.wordingVersion !== item.wording.version)
      return void navigate(paths.startSharing(item.code))
    const data = await change.send({ input: givenInput(personId, consent) })
    if (!data) return
    const { userErrors, consent: now } = data.recordConsentDecision
    setRefused(userErrors[0]?.message ?? null)
    if (userErrors.length > 0) return
    onUndone()
    void navigate(paths.sharing(), {
      replace: true,
      state: { code: item.code, kind: 'started', at: now?.decidedAt ?? changed.at },
    })
  }

  return (
    <NotificationBanner success>
      <NotificationHeading>
        {fill(changed.kind === 'stopped' ? m.stoppedAt : m.startedAt, { time: clockTime(changed.at) })}
      </NotificationHeading>
      <p className="govuk-body">{item.title}</p>
      {changed.kind === 'stopped' ? (
        <>
          <p className="govuk-body">{m.stopBefore}</p>
          {change.problem ? <Failure problem={change.problem} /> : null}
          {refused ? <p className="govuk-body">{refused}</p> : null}
          {consent.viewerCan.give ? (
            <>
              <p className="govuk-body">{m.undoHelp}</p>
              <Button type="button" kind="secondary" busy={change.busy} onClick={() => void undo()}>
                {m.undo}
              </Button>
            </>
          ) : null}
        </>
      ) : null}
    </NotificationBanner>
  )
}
