import { createContext, useContext, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { WithheldMark } from '../data/withheld.ts'
import type { AskedAssurance } from '../sign-in/identity-provider.ts'
import { LinkButton } from './button.tsx'
import { useKitMessages } from './kit-messages.tsx'
import { SummaryRow } from './summary-list.tsx'
import { Tag } from './tag.tsx'

/** What a portal offers for each remedy; one left out is not offered. */
export interface RemedyOffers {
  stepUp?: (assurance: AskedAssurance) => void
  askForAccess?: string
  changePurpose?: () => void
}

const RemedyContext = createContext<RemedyOffers>({})

export function RemedyProvider({ offers, children }: { offers: RemedyOffers; children: ReactNode }) {
  return <RemedyContext value={offers}>{children}</RemedyContext>
}

/** Where nobody let the viewer in yet, somebody can: whatever else the mark says. */
const canBeAskedFor = ({ reason, remedy }: WithheldMark): boolean =>
  remedy === 'ASK_FOR_ACCESS' || (reason === 'NO_RELATIONSHIP' && remedy !== 'STATE_A_PURPOSE' && remedy !== 'STEP_UP')

function RemedyAction({ mark }: { mark: WithheldMark }) {
  const { remedy } = mark
  const messages = useKitMessages()
  const offers = useContext(RemedyContext)
  const { stepUp } = offers
  if (remedy === 'STEP_UP' && stepUp)
    return <LinkButton onClick={() => stepUp(mark.acrValues === '3' ? 3 : 2)}>{messages.stepUp}</LinkButton>
  if (remedy === 'STATE_A_PURPOSE' && offers.changePurpose)
    return <LinkButton onClick={offers.changePurpose}>{messages.statePurpose}</LinkButton>
  if (offers.askForAccess && canBeAskedFor(mark))
    return (
      <Link className="govuk-link" to={offers.askForAccess}>
        {messages.askForAccess}
      </Link>
    )
  return null
}

/** A value that the viewer may not see: the tag, one sentence, one action. The value itself never reached this page. */
export function HiddenValue({ mark }: { mark: WithheldMark }) {
  const messages = useKitMessages()
  return (
    <div className="candour-hidden">
      <Tag colour="grey">{messages.hiddenTag}</Tag>{' '}
      <span className="candour-hidden__reason">{messages.reasons[mark.reason] ?? messages.reasonUnknown}</span>{' '}
      <RemedyAction mark={mark} />
    </div>
  )
}

/** The row of a hidden value stays where it was. */
export function HiddenRow({ label, mark }: { label: ReactNode; mark: WithheldMark }) {
  return (
    <SummaryRow label={label}>
      <HiddenValue mark={mark} />
    </SummaryRow>
  )
}
