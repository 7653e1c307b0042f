import { Navigate } from 'react-router'
import { paths } from '../paths.ts'
import { hasWork } from '../my-work/work-asked.ts'
import { useViewer } from './viewer-context.ts'

/**
 * Where somebody's work begins: with their people for whoever supports people, with what waits for them for whoever decides and reviews, and
 * with the staff for whoever looks after accounts alone.
 */
export function FirstPage() {
  const { viewerCan, purposes } = useViewer().viewer
  const first =
    hasWork(purposes) && !purposes.includes('care')
      ? paths.work()
      : viewerCan.seeStaff && !viewerCan.findServiceUsers
        ? paths.staff()
        : paths.caseload()
  return <Navigate to={first} replace />
}
