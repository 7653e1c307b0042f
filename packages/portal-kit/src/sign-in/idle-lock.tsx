import { useEffect, useRef, useState } from 'react'
import { Button } from '../components/button.tsx'
import { useKitMessages } from '../components/kit-messages.tsx'
import { fill } from '../messages.ts'
import { idleState } from './idle-clock.ts'
import { useSession } from './use-session.ts'

const activity = ['keydown', 'pointerdown', 'scroll', 'focusin'] as const

/** Warns, lets the person stay, and otherwise signs out: shared machines and phones are assumed. */
export function IdleLock() {
  const session = useSession()
  const messages = useKitMessages()
  const lastActive = useRef(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const [minutesLeft, setMinutesLeft] = useState<number | null>(null)

  useEffect(() => {
    lastActive.current = Date.now()
    const mark = () => {
      // While the warning is open only its own button counts, or a stray scroll would extend unseen.
      if (!dialog.current?.open) lastActive.current = Date.now()
    }
    for (const name of activity) addEventListener(name, mark, { passive: true, capture: true })
    const timer = setInterval(() => {
      const idle = idleState(Date.now() - lastActive.current)
      if (idle.kind === 'locked') session.signOut('idle')
      setMinutesLeft(idle.kind === 'warning' ? idle.minutesLeft : null)
    }, 5000)
    return () => {
      clearInterval(timer)
      for (const name of activity) removeEventListener(name, mark, { capture: true })
    }
  }, [session])

  useEffect(() => {
    if (minutesLeft !== null && !dialog.current?.open) dialog.current?.showModal()
    if (minutesLeft === null) dialog.current?.close()
  }, [minutesLeft])

  const stay = () => {
    lastActive.current = Date.now()
    setMinutesLeft(null)
  }
  const left = minutesLeft === 1 ? messages.oneMinute : fill(messages.minutes, { count: minutesLeft ?? 0 })
  return (
    <dialog ref={dialog} className="candour-dialog" aria-labelledby="idle-title" onCancel={stay}>
      <h2 className="govuk-heading-m" id="idle-title">
        {messages.idleTitle}
      </h2>
      <p className="govuk-body" aria-live="polite">
        {fill(messages.idleText, { minutes: left })}
      </p>
      <Button type="button" onClick={stay}>
        {messages.idleStay}
      </Button>
      <Button type="button" kind="secondary" onClick={() => session.signOut('asked')}>
        {messages.signOut}
      </Button>
    </dialog>
  )
}
