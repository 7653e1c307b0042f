import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Button } from '../components/button.tsx'
import { useKitMessages } from '../components/kit-messages.tsx'
import type { StepUp } from './step-up.ts'

/** Asks the person to prove once more who they are. The page behind it stays, with all that was typed. */
export function StepUpDialog({ stepUp }: { stepUp: StepUp }) {
  const messages = useKitMessages()
  const state = useSyncExternalStore(stepUp.subscribe, stepUp.state)
  const dialog = useRef<HTMLDialogElement>(null)
  const open = state.kind !== 'quiet'

  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open) dialog.current?.close()
  }, [open])

  const trouble = state.kind === 'asking' ? state.trouble : null
  const words =
    state.kind === 'waiting'
      ? messages.stepUpWaiting
      : trouble === 'blocked'
        ? messages.stepUpBlocked
        : trouble === 'failed'
          ? messages.stepUpFailed
          : messages.stepUpText
  return (
    <dialog ref={dialog} className="candour-dialog" aria-labelledby="step-up-title" onCancel={stepUp.cancel}>
      <h2 className="govuk-heading-m" id="step-up-title">
        {messages.stepUpTitle}
      </h2>
      <p className="govuk-body" aria-live="polite">
        {words}
      </p>
      <Button type="button" onClick={stepUp.confirm}>
        {state.kind === 'waiting' ? messages.stepUpAgain : messages.stepUpOpen}
      </Button>
      <Button type="button" kind="secondary" onClick={stepUp.cancel}>
        {messages.stepUpCancel}
      </Button>
    </dialog>
  )
}
