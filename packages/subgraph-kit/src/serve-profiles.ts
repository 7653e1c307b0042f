import { existsSync } from 'node:fs'
import { foundingProfiles, loadProfiles, type OrganisationProfile } from '@candour/organisations'
import { BadEnvironment, type EnvironmentReader } from './serve-environment.ts'

/** The organisations that are served: those of ORGANISATIONS_FOLDER, or those that ship with the product. @throws BadEnvironment, InvalidProfileError */
export function readProfiles(environment: EnvironmentReader): readonly OrganisationProfile[] {
  const folder = environment.optional('ORGANISATIONS_FOLDER')
  if (folder === undefined) return foundingProfiles()
  if (!existsSync(folder)) throw new BadEnvironment('ORGANISATIONS_FOLDER has to be a folder that is there.')
  return loadProfiles(folder)
}
