import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mediaTypeOf } from './media-type.ts'

const bytes = (hex: string) => Buffer.from(hex, 'hex')

describe('what a file is', () => {
  it.each([
    ['application/pdf', Buffer.from('%PDF-1.7\n…')],
    ['image/png', bytes('89504e470d0a1a0a0000000d49484452')],
    ['image/jpeg', bytes('ffd8ffe000104a464946')],
    ['text/plain', Buffer.from('Dear Sam,\r\n\tyour letter — ceangal 結び 🕊\n')],
    ['text/plain', Buffer.from('<script>alert(1)</script>')],
  ])('is found to be %s', (type, content) => {
    expect(mediaTypeOf(content)).toBe(type)
  })

  it.each([
    ['a program', bytes('4d5a90000300000004000000')],
    ['a program of another kind', bytes('7f454c4602010100')],
    ['an archive, as office documents are', bytes('504b030414000600')],
    ['an old office document', bytes('d0cf11e0a1b11ae1')],
    ['text in another encoding', Buffer.from('Dear Sam', 'utf16le')],
    ['text that ends in the middle of a character', bytes('44656172e2')],
    ['nothing but spaces', Buffer.from(' \n\t')],
    ['nothing', Buffer.alloc(0)],
    ['almost a PDF', Buffer.from('%PDF\u0000')],
    ['almost a PNG', bytes('89504e470d0a1a')],
    ['a PDF with something before it', Buffer.concat([bytes('00'), Buffer.from('%PDF-1.7')])],
  ])('is nothing that may be attached when it is %s', (_, content) => {
    expect(mediaTypeOf(content)).toBeNull()
  })

  it('is text exactly if it reads back as it was written, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 50 }), (content) => {
        if (mediaTypeOf(content) !== 'text/plain') return
        expect(Buffer.from(Buffer.from(content).toString('utf8')).equals(content)).toBe(true)
        expect(content.includes(0)).toBe(false)
      }),
    )
  })
})
