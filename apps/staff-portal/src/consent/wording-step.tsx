import { ButtonLink, Page } from '@candour/portal-kit'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import type { StepProps } from './step-props.ts'
import { WordingCard } from './wording-card.tsx'

export function WordingStep({ consent, to }: StepProps) {
  const { person } = useRecord()
  return (
    <Page title={consent.item.title} caption="Read this with the person" back={paths.consent(person.id)}>
      <WordingCard wording={consent.item.wording} />
      <ButtonLink to={to('decision')}>Continue to the decision</ButtonLink>
    </Page>
  )
}
