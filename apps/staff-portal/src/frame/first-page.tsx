import { Navigate } from 'react-router'
import { CaseloadPage } from '../caseload/caseload-page.tsx'
import { paths } from '../paths.ts'
import { useViewer } from './viewer-context.ts'

/** Where somebody's work begins: with the people they may find, or, for whoever looks after accounts alone, with the staff. */
export function FirstPage() {
  const { viewerCan } = useViewer().viewer
  return viewerCan.seeStaff && !viewerCan.findServiceUsers ? <Navigate to={paths.staff()} replace /> : <CaseloadPage />
}
