import { copyFile, mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { foundingProfiles } from '@candour/organisations'
import { root } from './root.ts'
import { servedProfiles } from './served-profiles.ts'

describe('the organisations that are served', () => {
  it('are those that ship with the product, unless a folder is named', () => {
    expect(servedProfiles({ organisationsFolder: undefined })).toBe(foundingProfiles())
  })

  it('are those of the folder, which must be there and hold some', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'candour-profiles-'))
    const organisationsFolder = folder.path
    expect(() => servedProfiles({ organisationsFolder: join(organisationsFolder, 'nowhere') })).toThrow(
      'ORGANISATIONS_FOLDER must be a folder that is there.',
    )
    expect(() => servedProfiles({ organisationsFolder })).toThrow(/^ORGANISATIONS_FOLDER holds no profile/)
    await copyFile(join(root, 'packages/organisations/profiles/bct.yaml'), join(organisationsFolder, 'bct.yaml'))
    expect(servedProfiles({ organisationsFolder }).map(({ id }) => id)).toEqual(['bct'])
  })
})
