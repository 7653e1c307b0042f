import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { InvalidProfileError } from './invalid-profile-error.ts'
import { profileSchema } from './profile.ts'
import type { OrganisationProfile } from './profile.ts'
import { readYaml } from './read-yaml.ts'

/**
 * Reads one organisation's profile.
 *
 * @throws {InvalidProfileError} with every problem of the file as `file:line: reason`. A profile that names no data protection officer
 * [BCT-61] or no contact for rights requests [DMR-64] is among those refused.
 */
export const loadProfile = (file: string): OrganisationProfile => readYaml(file, profileSchema)

/**
 * Reads every profile (`<id>.yaml`) of a folder, in the order of their names.
 *
 * @throws {InvalidProfileError} for the first file that is invalid, or is not named for the organisation it describes: two files cannot then
 * describe the same one.
 */
export function loadProfiles(folder: string): OrganisationProfile[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return files.sort().map((name) => {
    const file = join(folder, name)
    const profile = loadProfile(file)
    if (basename(name, '.yaml') !== profile.id) {
      throw new InvalidProfileError([
        { file, line: 1, reason: `describes "${profile.id}" and so must be named ${profile.id}.yaml` },
      ])
    }
    return profile
  })
}

let founding: readonly OrganisationProfile[] | undefined

/** The profiles that ship with the product, DMWS first. Read once in a process. */
export function foundingProfiles(): readonly OrganisationProfile[] {
  founding ??= loadProfiles(fileURLToPath(new URL('../profiles', import.meta.url))).sort(
    (a, b) => Number(b.id === 'dmws') - Number(a.id === 'dmws'),
  )
  return founding
}
