import { existsSync } from 'node:fs'
import { foundingProfiles, loadProfiles, type OrganisationProfile } from '@candour/organisations'
import { RefusedStart } from './refused-start.ts'
import type { Settings } from './settings.ts'

/**
 * The organisations of an installation, the first of them the one that an empty installation begins with.
 * @throws RefusedStart for a folder that is not there or holds none, InvalidProfileError for a profile with mistakes
 */
export function servedProfiles({ organisationsFolder }: Pick<Settings, 'organisationsFolder'>): readonly OrganisationProfile[] {
  if (organisationsFolder === undefined) return foundingProfiles()
  if (!existsSync(organisationsFolder)) throw new RefusedStart('ORGANISATIONS_FOLDER must be a folder that is there.')
  const profiles = loadProfiles(organisationsFolder)
  if (profiles.length === 0)
    throw new RefusedStart('ORGANISATIONS_FOLDER holds no profile: put <id>.yaml there for each organisation.')
  return profiles
}
