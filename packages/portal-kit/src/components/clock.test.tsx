import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Clock, ClockLine, type ClockShape } from './clock.tsx'

const running: ClockShape = {
  receivedOn: '2027-05-03',
  startsOn: '2027-05-03',
  dueOn: '2027-05-30',
  provisional: false,
  pausedDays: 0,
  rule: '30 days to acknowledge it',
  state: 'ON_TIME',
  remaining: '6 working days left',
  explanation: 'It arrived on 3 May 2027.',
}
const words = (clock: ClockShape) => renderToStaticMarkup(<ClockLine clock={clock} />).replaceAll(/<[^>]+>/g, '')

describe('a clock', () => {
  it('says in words by when and how long that is, and only then shows a tag', () => {
    expect(words(running)).toBe('Reply due by 30 May 2027 – 6 working days left On time')
  })

  it.each([
    [{ state: 'DUE_SOON', remaining: 'due today' } as const, 'Reply due by 30 May 2027 – due today Due soon'],
    [{ state: 'OVERDUE', remaining: '1 working day late' } as const, 'Reply was due by 30 May 2027 – 1 working day late Overdue'],
    [
      { state: 'WAITING', remaining: null, provisional: true } as const,
      'Reply due by 30 May 2027 at the earliest Waiting to start',
    ],
    [{ state: 'PAUSED', remaining: null, provisional: true } as const, 'Reply due by 30 May 2027 at the earliest Paused'],
    [{ state: 'DONE', remaining: null } as const, 'Last reply was due by 30 May 2027 Done in time'],
    [{ state: 'DONE_LATE', remaining: null } as const, 'Last reply was due by 30 May 2027 Done late'],
  ])('tells each state apart without its colour: %j', (change, shown) => {
    expect(words({ ...running, ...change })).toBe(shown)
  })

  it('says what it is for where that is no reply', () => {
    const line = (purpose: string, change: Partial<ClockShape> = {}) =>
      renderToStaticMarkup(<ClockLine clock={{ ...running, ...change }} purpose={purpose} />).replaceAll(/<[^>]+>/g, '')
    expect(line('PANEL')).toBe('Panel due to meet by 30 May 2027 – 6 working days left On time')
    expect(line('REPORT', { provisional: true })).toContain('Report of the panel due by 30 May 2027 at the earliest')
    expect(line('REPORT', { state: 'OVERDUE' })).toContain('Report of the panel was due by')
    expect(line('ACKNOWLEDGE')).toBe('Acknowledgement due by 30 May 2027 – 6 working days left On time')
    expect(line('ACKNOWLEDGE', { state: 'DONE', remaining: null })).toBe('Acknowledgement was due by 30 May 2027 Done in time')
    expect(line('REPLY')).toBe(words(running))
  })

  it('tells received, stage, rule, pauses and how it was counted', () => {
    const html = renderToStaticMarkup(<Clock clock={{ ...running, pausedDays: 4 }} stage="Enquiry" />)
    for (const text of ['3 May 2027', 'Enquiry', '30 days to acknowledge it', '4 days do not count', 'It arrived on 3 May 2027.'])
      expect(html).toContain(text)
  })

  it('never ticks: all it shows came with the answer', () => {
    expect(renderToStaticMarkup(<Clock clock={running} />)).not.toMatch(/timer|aria-live/)
  })
})
