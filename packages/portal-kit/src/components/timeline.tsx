import type { ReactNode } from 'react'

export function Timeline({ children }: { children: ReactNode }) {
  return <div className="moj-timeline">{children}</div>
}

interface TimelineItemProps {
  title: ReactNode
  byline?: ReactNode
  /** Shown instant and its ISO form. */
  at?: { text: string; iso: string } | null
  children?: ReactNode
  level?: 2 | 3
}

export function TimelineItem({ title, byline, at, children, level = 2 }: TimelineItemProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="moj-timeline__item">
      <div className="moj-timeline__header">
        <Heading className="moj-timeline__title">{title}</Heading>
        {byline ? <p className="moj-timeline__byline"> {byline}</p> : null}
      </div>
      {at ? (
        <p className="moj-timeline__date">
          <time dateTime={at.iso}>{at.text}</time>
        </p>
      ) : null}
      {children ? <div className="moj-timeline__description">{children}</div> : null}
    </div>
  )
}
