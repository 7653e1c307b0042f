import { describe, expect, it } from 'vitest'
import { hashPassword, passwordFits } from './password-hash.ts'

describe('password hashes', () => {
  it('are argon2id with 19 MiB, two passes, one lane and their own salt', async () => {
    const [one, other] = await Promise.all([hashPassword('quiet harbour lantern'), hashPassword('quiet harbour lantern')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(one).not.toBe(other)
  })

  it('fit their password in any Unicode composition and no other', async () => {
    const hash = await hashPassword('café lantern harbour')
    expect(await passwordFits('cafe\u0301 lantern harbour', hash)).toBe(true)
    expect(await passwordFits('cafe lantern harbour', hash)).toBe(false)
  })

  it('never fit where there is no account, after the same work', async () => {
    expect(await passwordFits('anything at all', null)).toBe(false)
  })

  it('of another form are an error and not a silent no', async () => {
    await expect(passwordFits('anything', '$2b$10$abcdefghijklmnopqrstuv')).rejects.toThrow('does not know')
  })
})
