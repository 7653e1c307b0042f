import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentName } from './document-name.ts'

describe('the name of a document', () => {
  it.each([
    ['Letter to Sam.pdf', 'Letter to Sam.pdf'],
    ['SCAN.PDF', 'SCAN.PDF'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\me\\letter.pdf', 'letter.pdf'],
    ['letter.html', 'letter.html.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe.pdf'],
    ['two\r\nlines: x.pdf', 'twolines: x.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['litir — ceangal 結び.pdf', 'litir — ceangal 結び.pdf'],
  ])('%j is kept as %j', (given, kept) => {
    expect(documentName(given, 'application/pdf')).toBe(kept)
  })

  it('has an ending of the kind it was found to be', () => {
    expect(documentName('photo.jpeg', 'image/jpeg')).toBe('photo.jpeg')
    expect(documentName('photo.png', 'image/jpeg')).toBe('photo.png.jpg')
    expect(documentName('page.html', 'text/plain')).toBe('page.html.txt')
  })

  it.each([[''], ['   '], ['...'], ['/'], ['\u202e'], ['x'.repeat(151)]])('cannot be %j', (given) => {
    expect(documentName(given, 'image/png')).toBeNull()
  })

  it('has neither folder nor line, whatever was given, and stays as it is when it is given again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const name = documentName(given, 'text/plain')
        if (name === null) return
        expect(name).toMatch(/\.txt$/i)
        expect(name).not.toMatch(/[/\\\p{C}\u2028\u2029]/u)
        expect(documentName(name, 'text/plain')).toBe(name)
      }),
    )
  })
})
