import { Empty, Loaded, Page, useFresh } from '@candour/portal-kit'
import type { ComponentType } from 'react'
import { useNavigate, useParams } from 'react-router'
import { NotFoundPage } from '../../frame/not-found-page.tsx'
import { paths, type ComplaintStep } from '../../paths.ts'
import { useRecord } from '../../record/record-context.ts'
import { complaintQuery } from '../complaint-queries.ts'
import { isOffered, isStep, stepWords } from '../complaint-steps.ts'
import { AcknowledgeStep } from './acknowledge-step.tsx'
import { AdvanceStep } from './advance-step.tsx'
import { AllocateStep } from './allocate-step.tsx'
import { CloseStep } from './close-step.tsx'
import { DecideStep } from './decide-step.tsx'
import { ExtendStep } from './extend-step.tsx'
import { LateStep } from './late-step.tsx'
import { NameStep } from './name-step.tsx'
import { PanelMetStep } from './panel-met-step.tsx'
import { PanelReportStep } from './panel-report-step.tsx'
import { PanelStep } from './panel-step.tsx'
import type { StepProps } from './step-props.ts'

const forms: Readonly<Record<ComplaintStep, ComponentType<StepProps>>> = {
  late: LateStep,
  acknowledge: AcknowledgeStep,
  allocate: AllocateStep,
  name: NameStep,
  panel: PanelStep,
  'panel-met': PanelMetStep,
  'panel-report': PanelReportStep,
  extend: ExtendStep,
  decide: DecideStep,
  close: CloseStep,
  advance: AdvanceStep,
}

/** One step of a case, for those to whom the server offers it. */
export function ComplaintStepPage() {
  const { person, name } = useRecord()
  const { complaint: id = '', step } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(complaintQuery, { id })
  if (!isStep(step)) return <NotFoundPage />
  const Form = forms[step]
  const back = paths.complaint(person.id, id)
  const reference = answer.data?.complaint?.reference ?? undefined
  return (
    <Page title={stepWords[step]} caption={reference} about={name} back={back}>
      <Loaded
        of={answer}
        part={(data) => data.complaint}
        missing={<Empty title="There is no such case, or you do not have access." />}
        loading="Loading the case"
      >
        {(complaint) =>
          isOffered(step, complaint.viewerCan) ? (
            <Form
              complaint={{
                id,
                version: complaint.version,
                rule: complaint.clock?.rule ?? null,
                lateness: complaint.lateness,
                panelSize: complaint.panel?.size ?? 1,
              }}
              onDone={() => void navigate(back)}
              onConflict={answer.refetch}
            />
          ) : (
            <p className="govuk-body">This cannot be done now, or somebody else must do it.</p>
          )
        }
      </Loaded>
    </Page>
  )
}
