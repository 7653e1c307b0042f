import { describe, expect, it } from 'vitest'
import { obligations, obligationsSchema } from './obligation.ts'

const count = (prefix: string) => obligations().filter(({ id }) => id.startsWith(`${prefix}-`)).length

describe('the register of obligations', () => {
  it('holds all 352, numbered without a hole', () => {
    const counts = { DMR: count('DMR'), DMWS: count('DMWS'), DPPC: count('DPPC'), BCT: count('BCT'), POL: count('POL') }
    expect(counts).toEqual({ DMR: 75, DMWS: 51, DPPC: 79, BCT: 61, POL: 86 })
    expect(obligations().map(({ id }) => id)).toEqual(
      Object.entries(counts).flatMap(([prefix, last]) =>
        Array.from({ length: last }, (_, at) => `${prefix}-${String(at + 1).padStart(2, '0')}`),
      ),
    )
  })

  it('marks the promises whose source is defective', () => {
    const gaps = obligations().filter(({ gap }) => gap)
    expect(gaps).toHaveLength(21)
    expect(gaps.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['DMR-64', 'DMWS-11', 'DMWS-13', 'DPPC-45', 'BCT-61', 'POL-80']),
    )
  })

  it('refuses an id used twice, an unknown area, an unknown class and a promise that does not fit on a line', () => {
    const good = { id: 'DMWS-01', area: 'record', class: 'enforced', promise: 'Something' }
    const reasons = (entries: unknown[]) => obligationsSchema.safeParse(entries).error?.issues.map(({ path }) => path.join('.'))
    expect(reasons([good])).toBeUndefined()
    expect(reasons([good, good])).toEqual(['1.id'])
    expect(reasons([{ ...good, area: 'billing' }])).toEqual(['0.area'])
    expect(reasons([{ ...good, class: 'hoped' }])).toEqual(['0.class'])
    expect(reasons([{ ...good, promise: 'One\ntwo' }])).toEqual(['0.promise'])
    expect(reasons([{ ...good, id: 'ABC-01' }])).toEqual(['0.id'])
  })
})
