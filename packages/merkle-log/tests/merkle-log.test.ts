import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consistencyProof,
  continues,
  emptyRoot,
  Frontier,
  includes,
  inclusionProof,
  leafHash,
  rootOfRange,
} from '../src/index.ts'
import { mth, path, proof } from './by-the-rfc.ts'

/** The eight entries over which the implementations of certificate transparency publish their roots and proofs. */
const published = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => Buffer.from(hex, 'hex'),
)
const publishedRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const leavesOf = (entries: readonly Uint8Array[]) => Buffer.concat(entries.map(leafHash))
const treeOf = (entries: readonly Uint8Array[]) => {
  const tree = new Frontier()
  for (const entry of entries) tree.append(leafHash(entry))
  return tree
}
const entryLists = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 70 })
/** A log, and a place in it. */
const places = entryLists.chain((entries) => fc.record({ entries: fc.constant(entries), index: fc.nat(entries.length - 1) }))

describe('the root of a log', () => {
  it('is the published one for each of the published logs', () => {
    publishedRoots.forEach((root, size) => expect(treeOf(published.slice(0, size)).root.toString('hex')).toBe(root))
    expect(emptyRoot.toString('hex')).toBe(publishedRoots[0])
  })

  it('is that of the definition, however it was reached', () => {
    fc.assert(
      fc.property(places, ({ entries, index }) => {
        const before = treeOf(entries.slice(0, index))
        const resumed = Frontier.read(before.size, before.bytes)
        for (const entry of entries.slice(index)) resumed.append(leafHash(entry))
        expect(resumed.root).toEqual(mth(entries))
        expect(rootOfRange(leavesOf(entries), 0, entries.length)).toEqual(mth(entries))
      }),
    )
  })

  it('cannot be resumed from subtrees of another size', () => {
    expect(() => Frontier.read(3, treeOf(published.slice(0, 2)).bytes)).toThrow(RangeError)
    expect(() => Frontier.read(1, Buffer.alloc(31))).toThrow(RangeError)
    expect(() => new Frontier(-1)).toThrow(RangeError)
  })
})

describe('a proof that an entry is in the log', () => {
  it('is the published one', () => {
    expect(inclusionProof(leavesOf(published), 0).map((hash) => hash.toString('hex'))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
  })

  it('is that of the definition, and holds', () => {
    fc.assert(
      fc.property(places, ({ entries, index }) => {
        const made = inclusionProof(leavesOf(entries), index)
        expect(made).toEqual(path(index, entries))
        expect(
          includes({ index, size: entries.length, leaf: leafHash(entries[index] ?? fail()), proof: made, root: mth(entries) }),
        ).toBe(true)
      }),
    )
  })

  it('does not hold for another entry, place, size, root, or with any bit, hash or order changed', () => {
    fc.assert(
      fc.property(places, fc.nat(), fc.nat(7), ({ entries, index }, which, bit) => {
        const proofOf = inclusionProof(leavesOf(entries), index)
        const true_ = {
          index,
          size: entries.length,
          leaf: leafHash(entries[index] ?? fail()),
          proof: proofOf,
          root: mth(entries),
        }
        const forged = [
          { ...true_, leaf: leafHash(Buffer.from('an entry that was never made here, of more than forty bytes')) },
          { ...true_, root: flipped(true_.root, which, bit) },
          { ...true_, index: index + 1 },
          { ...true_, size: index },
          { ...true_, index: -1 },
          { ...true_, index: index + 0.5 },
          { ...true_, proof: [...proofOf, leafHash(Buffer.alloc(0))] },
          ...(proofOf.length > 0
            ? [
                { ...true_, proof: proofOf.slice(1) },
                {
                  ...true_,
                  proof: proofOf.map((hash, at) => (at === which % proofOf.length ? flipped(hash, which, bit) : hash)),
                },
              ]
            : []),
        ]
        // Two equal entries side by side make the same tree whichever is asked for: then the next place is no forgery.
        for (const claim of forged) {
          const next = claim.index === index + 1 && same(entries[index], entries[index + 1])
          if (!next) expect(includes(claim), JSON.stringify(claim)).toBe(false)
        }
      }),
    )
  })
})

describe('a proof that a log only grew', () => {
  it('is that of the definition, and holds', () => {
    fc.assert(
      fc.property(places, ({ entries, index }) => {
        const earlier = index + 1
        const made = consistencyProof(leavesOf(entries), earlier)
        expect(made).toEqual(proof(earlier, entries))
        const claim = {
          earlier,
          size: entries.length,
          earlierRoot: mth(entries.slice(0, earlier)),
          root: mth(entries),
          proof: made,
        }
        expect(continues(claim)).toBe(true)
      }),
    )
  })

  it('does not hold for a log of which any earlier entry was changed, taken out or moved, nor with a changed proof', () => {
    fc.assert(
      fc.property(places, fc.nat(), fc.nat(7), ({ entries, index }, which, bit) => {
        const earlier = index + 1
        const earlierRoot = mth(entries.slice(0, earlier))
        const other = entries.with(which % earlier, Buffer.from('an entry that was never made here, of more than forty bytes'))
        const size = entries.length
        expect(
          continues({ earlier, size, earlierRoot, root: mth(other), proof: consistencyProof(leavesOf(other), earlier) }),
        ).toBe(false)
        const made = consistencyProof(leavesOf(entries), earlier)
        const true_ = { earlier, size, earlierRoot, root: mth(entries), proof: made }
        expect(continues({ ...true_, root: flipped(true_.root, which, bit) })).toBe(false)
        expect(continues({ ...true_, earlierRoot: flipped(earlierRoot, which, bit) })).toBe(false)
        expect(continues({ ...true_, proof: [...made, earlierRoot] })).toBe(false)
        expect(continues({ ...true_, earlier: 0 })).toBe(false)
        expect(continues({ ...true_, earlier: size + 1 })).toBe(false)
        if (made.length === 0) return
        expect(continues({ ...true_, proof: made.slice(1) })).toBe(false)
        expect(
          continues({ ...true_, proof: made.map((hash, at) => (at === which % made.length ? flipped(hash, which, bit) : hash)) }),
        ).toBe(false)
      }),
    )
  })
})

const same = (one: Uint8Array | undefined, other: Uint8Array | undefined) => one && other && Buffer.compare(one, other) === 0

function flipped(bytes: Uint8Array, which: number, bit: number): Buffer {
  const changed = Buffer.from(bytes)
  const at = which % changed.length
  changed[at] = (changed[at] ?? 0) ^ (1 << bit)
  return changed
}

function fail(): never {
  throw new RangeError('There is no such entry.')
}
