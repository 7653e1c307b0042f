import { describe, expect, it } from 'vitest'
import { fileNameOf } from './file-name.ts'

describe('the name of a file that is sent', () => {
  it.each([
    ["attachment; filename*=UTF-8''letter.pdf", 'letter.pdf'],
    ["attachment;filename*=utf-8''litir%20%E2%80%94%20%E7%B5%90.pdf", 'litir — 結.pdf'],
    ["attachment; filename*=UTF-8''a%2Fb%0D%0Ac.pdf", 'a/b\r\nc.pdf'],
  ])('is read from %j', (header, name) => {
    expect(fileNameOf(header)).toBe(name)
  })

  it.each([
    [undefined],
    [''],
    ['attachment'],
    ['attachment; filename="letter.pdf"'],
    ["inline; filename*=UTF-8''letter.pdf"],
    ["attachment; filename*=UTF-8''"],
    ["attachment; filename*=UTF-8''bad%E2%80"],
    ["attachment; filename*=UTF-8''two names.pdf"],
    [`attachment; filename*=UTF-8''${'x'.repeat(2001)}`],
  ])('is not read from %j', (header) => {
    expect(fileNameOf(header)).toBeNull()
  })
})
