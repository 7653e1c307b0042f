import { lazy, Suspense, type ReactNode } from 'react'
import { Loading } from '@candour/portal-kit'
import type { RouteObject } from 'react-router'
import { CaseloadPage } from './caseload/caseload-page.tsx'
import { FirstPage } from './frame/first-page.tsx'
import { NotFoundPage } from './frame/not-found-page.tsx'
import { RecordLayout } from './record/record-layout.tsx'
import { SummaryPage } from './record/summary-page.tsx'

// The caseload and the summary of a record are where most visits go; everything else is fetched when it is opened.
const WorkPage = lazy(() => import('./my-work/work-page.tsx').then((m) => ({ default: m.WorkPage })))
const AskForAccessPage = lazy(() => import('./access/ask-for-access-page.tsx').then((m) => ({ default: m.AskForAccessPage })))
const OpenInspectionPage = lazy(() =>
  import('./work-on-record/open-inspection-page.tsx').then((m) => ({ default: m.OpenInspectionPage })),
)
const OpenWorkPage = lazy(() => import('./work-on-record/open-work-page.tsx').then((m) => ({ default: m.OpenWorkPage })))
const AuditPage = lazy(() => import('./audit/audit-page.tsx').then((m) => ({ default: m.AuditPage })))
const ExportAuditPage = lazy(() => import('./audit/export-audit-page.tsx').then((m) => ({ default: m.ExportAuditPage })))
const DelayPage = lazy(() => import('./access/delay-page.tsx').then((m) => ({ default: m.DelayPage })))
const EmergencyPage = lazy(() => import('./emergency/emergency-page.tsx').then((m) => ({ default: m.EmergencyPage })))
const EmergencyReviewsPage = lazy(() =>
  import('./emergency/emergency-reviews-page.tsx').then((m) => ({ default: m.EmergencyReviewsPage })),
)
const ReviewEmergencyPage = lazy(() =>
  import('./emergency/review-emergency-page.tsx').then((m) => ({ default: m.ReviewEmergencyPage })),
)
const RegisterPage = lazy(() => import('./people/register-page.tsx').then((m) => ({ default: m.RegisterPage })))
const EditContactPage = lazy(() => import('./people/edit-contact-page.tsx').then((m) => ({ default: m.EditContactPage })))
const NotesPage = lazy(() => import('./notes/notes-page.tsx').then((m) => ({ default: m.NotesPage })))
const AddNotePage = lazy(() => import('./notes/add-note-page.tsx').then((m) => ({ default: m.AddNotePage })))
const SafeContactPage = lazy(() => import('./people/safe-contact-page.tsx').then((m) => ({ default: m.SafeContactPage })))
const DocumentsPage = lazy(() => import('./documents/documents-page.tsx').then((m) => ({ default: m.DocumentsPage })))
const AddDocumentPage = lazy(() => import('./documents/add-document-page.tsx').then((m) => ({ default: m.AddDocumentPage })))
const RemoveDocumentPage = lazy(() =>
  import('./documents/remove-document-page.tsx').then((m) => ({ default: m.RemoveDocumentPage })),
)
const MessagesPage = lazy(() => import('./messages/messages-page.tsx').then((m) => ({ default: m.MessagesPage })))
const ConsentPage = lazy(() => import('./consent/consent-page.tsx').then((m) => ({ default: m.ConsentPage })))
const RecordDecisionPage = lazy(() =>
  import('./consent/record-decision-page.tsx').then((m) => ({ default: m.RecordDecisionPage })),
)
const WithdrawPage = lazy(() => import('./consent/withdraw-page.tsx').then((m) => ({ default: m.WithdrawPage })))
const CorrectionsPage = lazy(() => import('./corrections/corrections-page.tsx').then((m) => ({ default: m.CorrectionsPage })))
const AskCorrectionPage = lazy(() =>
  import('./corrections/ask-correction-page.tsx').then((m) => ({ default: m.AskCorrectionPage })),
)
const DecideCorrectionPage = lazy(() =>
  import('./corrections/decide-correction-page.tsx').then((m) => ({ default: m.DecideCorrectionPage })),
)
const RecordComplaintsPage = lazy(() =>
  import('./complaints/record-complaints-page.tsx').then((m) => ({ default: m.RecordComplaintsPage })),
)
const RaiseComplaintPage = lazy(() =>
  import('./complaints/raise-complaint-page.tsx').then((m) => ({ default: m.RaiseComplaintPage })),
)
const ComplaintPage = lazy(() => import('./complaints/complaint-page.tsx').then((m) => ({ default: m.ComplaintPage })))
const ComplaintStepPage = lazy(() =>
  import('./complaints/steps/complaint-step-page.tsx').then((m) => ({ default: m.ComplaintStepPage })),
)
const OpenComplaintsPage = lazy(() =>
  import('./complaints/open-complaints-page.tsx').then((m) => ({ default: m.OpenComplaintsPage })),
)
const RetentionPage = lazy(() => import('./retention/retention-page.tsx').then((m) => ({ default: m.RetentionPage })))
const PlaceHoldPage = lazy(() => import('./retention/place-hold-page.tsx').then((m) => ({ default: m.PlaceHoldPage })))
const ReleaseHoldPage = lazy(() => import('./retention/release-hold-page.tsx').then((m) => ({ default: m.ReleaseHoldPage })))
const ProposeDisposalPage = lazy(() =>
  import('./retention/propose-disposal-page.tsx').then((m) => ({ default: m.ProposeDisposalPage })),
)
const DecideDisposalPage = lazy(() =>
  import('./retention/decide-disposal-page.tsx').then((m) => ({ default: m.DecideDisposalPage })),
)
const DisposalsPage = lazy(() => import('./retention/disposals-page.tsx').then((m) => ({ default: m.DisposalsPage })))
const RetentionDuePage = lazy(() => import('./retention/retention-due-page.tsx').then((m) => ({ default: m.RetentionDuePage })))
const AccessPage = lazy(() => import('./access/access-page.tsx').then((m) => ({ default: m.AccessPage })))
const InvitePage = lazy(() => import('./sign-in/invite-page.tsx').then((m) => ({ default: m.InvitePage })))
const RestorePage = lazy(() => import('./sign-in/restore-page.tsx').then((m) => ({ default: m.RestorePage })))
const AddStaffPage = lazy(() => import('./staff/add-staff-page.tsx').then((m) => ({ default: m.AddStaffPage })))
const InviteStaffPage = lazy(() => import('./staff/invite-staff-page.tsx').then((m) => ({ default: m.InviteStaffPage })))
const RestoreStaffPage = lazy(() => import('./staff/restore-staff-page.tsx').then((m) => ({ default: m.RestoreStaffPage })))
const ExplainPage = lazy(() => import('./access/explain-page.tsx').then((m) => ({ default: m.ExplainPage })))
const GrantPage = lazy(() => import('./representatives/grant-page.tsx').then((m) => ({ default: m.GrantPage })))
const InviteRepresentativePage = lazy(() =>
  import('./representatives/invite-representative-page.tsx').then((m) => ({ default: m.InviteRepresentativePage })),
)
const RestoreRepresentativePage = lazy(() =>
  import('./representatives/restore-representative-page.tsx').then((m) => ({ default: m.RestoreRepresentativePage })),
)
const EndRepresentativePage = lazy(() =>
  import('./representatives/end-representative-page.tsx').then((m) => ({ default: m.EndRepresentativePage })),
)
const MemberLayout = lazy(() => import('./staff/member-layout.tsx').then((m) => ({ default: m.MemberLayout })))
const MemberPage = lazy(() => import('./staff/member-page.tsx').then((m) => ({ default: m.MemberPage })))
const RecordPaperPage = lazy(() => import('./staff/record-paper-page.tsx').then((m) => ({ default: m.RecordPaperPage })))
const RecordLeavingPage = lazy(() => import('./staff/record-leaving-page.tsx').then((m) => ({ default: m.RecordLeavingPage })))
const StaffPage = lazy(() => import('./staff/staff-page.tsx').then((m) => ({ default: m.StaffPage })))
const RequestRolePage = lazy(() => import('./staff/request-role-page.tsx').then((m) => ({ default: m.RequestRolePage })))
const ApprovalsPage = lazy(() => import('./approvals/approvals-page.tsx').then((m) => ({ default: m.ApprovalsPage })))
const DecideAccessPage = lazy(() => import('./approvals/decide-access-page.tsx').then((m) => ({ default: m.DecideAccessPage })))
const MatrixPage = lazy(() => import('./governance/matrix-page.tsx').then((m) => ({ default: m.MatrixPage })))
const DecideApprovalPage = lazy(() =>
  import('./approvals/decide-approval-page.tsx').then((m) => ({ default: m.DecideApprovalPage })),
)

const later = (page: ReactNode) => (
  <Suspense
    fallback={
      <div className="govuk-width-container">
        <Loading />
      </div>
    }
  >
    {page}
  </Suspense>
)

/** Every page of the staff portal. Addresses are built by `paths`; a test holds the two together. */
export const routes: RouteObject[] = [
  { index: true, element: <FirstPage /> },
  { path: 'ask-for-access', element: later(<AskForAccessPage />) },
  { path: 'audit', element: later(<AuditPage />) },
  { path: 'audit/export', element: later(<ExportAuditPage />) },
  { path: 'emergency-access', element: later(<EmergencyPage />) },
  { path: 'emergency-reviews', element: later(<EmergencyReviewsPage />) },
  { path: 'emergency-reviews/:access', element: later(<ReviewEmergencyPage />) },
  { path: 'work', element: later(<WorkPage />) },
  { path: 'people', element: <CaseloadPage /> },
  { path: 'people/register', element: later(<RegisterPage />) },
  {
    path: 'people/:id',
    element: <RecordLayout />,
    children: [
      { index: true, element: <SummaryPage /> },
      { path: 'work', element: later(<OpenWorkPage />) },
      { path: 'inspection', element: later(<OpenInspectionPage />) },
      { path: 'contact/edit', element: later(<EditContactPage />) },
      { path: 'contact/safe', element: later(<SafeContactPage />) },
      { path: 'documents', element: later(<DocumentsPage />) },
      { path: 'documents/add', element: later(<AddDocumentPage />) },
      { path: 'documents/:document/remove', element: later(<RemoveDocumentPage />) },
      { path: 'messages', element: later(<MessagesPage />) },
      { path: 'notes', element: later(<NotesPage />) },
      { path: 'notes/add', element: later(<AddNotePage />) },
      { path: 'consent', element: later(<ConsentPage />) },
      { path: 'consent/:item/record/:step', element: later(<RecordDecisionPage />) },
      { path: 'consent/:item/withdraw', element: later(<WithdrawPage />) },
      { path: 'corrections', element: later(<CorrectionsPage />) },
      { path: 'corrections/ask', element: later(<AskCorrectionPage />) },
      { path: 'corrections/:correction/decide', element: later(<DecideCorrectionPage />) },
      { path: 'complaints', element: later(<RecordComplaintsPage />) },
      { path: 'complaints/raise', element: later(<RaiseComplaintPage />) },
      { path: 'complaints/:complaint', element: later(<ComplaintPage />) },
      { path: 'complaints/:complaint/:step', element: later(<ComplaintStepPage />) },
      { path: 'retention', element: later(<RetentionPage />) },
      { path: 'retention/hold', element: later(<PlaceHoldPage />) },
      { path: 'retention/propose', element: later(<ProposeDisposalPage />) },
      { path: 'retention/decide', element: later(<DecideDisposalPage />) },
      { path: 'retention/:hold/release', element: later(<ReleaseHoldPage />) },
      { path: 'access', element: later(<AccessPage />) },
      { path: 'access/:entry/delay', element: later(<DelayPage />) },
      { path: 'access/invite', element: later(<InvitePage />) },
      { path: 'access/restore', element: later(<RestorePage />) },
      { path: 'access/why', element: later(<ExplainPage />) },
      { path: 'access/representatives/add', element: later(<GrantPage />) },
      { path: 'access/representatives/:representation/invite', element: later(<InviteRepresentativePage />) },
      { path: 'access/representatives/:representation/restore', element: later(<RestoreRepresentativePage />) },
      { path: 'access/representatives/:representation/stop', element: later(<EndRepresentativePage />) },
    ],
  },
  { path: 'complaints', element: later(<OpenComplaintsPage key="all" mine={null} />) },
  { path: 'complaints/yours', element: later(<OpenComplaintsPage key="mine" mine />) },
  { path: 'retention-due', element: later(<RetentionDuePage key="due" proposed={null} />) },
  { path: 'retention-due/proposed', element: later(<RetentionDuePage key="proposed" proposed />) },
  { path: 'retention-due/erased', element: later(<DisposalsPage />) },
  { path: 'staff-list', element: later(<StaffPage />) },
  { path: 'staff-list/add', element: later(<AddStaffPage />) },
  {
    path: 'staff-list/:member',
    element: later(<MemberLayout />),
    children: [
      { index: true, element: later(<MemberPage />) },
      { path: 'invite', element: later(<InviteStaffPage />) },
      { path: 'restore', element: later(<RestoreStaffPage />) },
      { path: 'request-role', element: later(<RequestRolePage />) },
      { path: 'undertaking-or-training', element: later(<RecordPaperPage />) },
      { path: 'leaving', element: later(<RecordLeavingPage />) },
    ],
  },
  { path: 'approvals', element: later(<ApprovalsPage />) },
  { path: 'approvals/access/:request', element: later(<DecideAccessPage />) },
  { path: 'who-may-see-what', element: later(<MatrixPage />) },
  { path: 'approvals/:request', element: later(<DecideApprovalPage />) },
  { path: '*', element: <NotFoundPage /> },
]
