import type { ResultOf, viewerQuery } from '@candour/portal-kit'
import { createContext, useContext } from 'react'

type Answer = ResultOf<typeof viewerQuery>
export type Viewer = NonNullable<Answer['viewer']>
export type Organisation = Answer['organisation']

export interface ViewerFrame {
  viewer: Viewer
  organisation: Organisation
  /** Asks again who the viewer is and what they may do, after that changed. */
  refetch: () => void
}

export const ViewerContext = createContext<ViewerFrame | null>(null)

/** Who is signed in. Throws outside the frame, which is a programming error. */
export function useViewer(): ViewerFrame {
  const frame = useContext(ViewerContext)
  if (!frame) throw new Error('useViewer needs the frame above it')
  return frame
}
