import { hasWrappedKeys, openKeyProvider, requireKeyOpens, withKeysOwner, type KeyProvider } from '@candour/database'

export interface KeysPlace {
  readonly adminUrl: string
  /** Database whose roles are used; itself when left out. */
  readonly rolePrefix?: string
  readonly keysFolder: string
}

/**
 * The key provider of an installation, tried on keys that it must open: a wrong key is refused before anything starts.
 * @throws KeyFileError when it is missing, may be read by others, or is another's
 */
export async function openKeys({ adminUrl, rolePrefix, keysFolder }: KeysPlace): Promise<KeyProvider> {
  const provider = await openKeyProvider((name) => process.env[name], keysFolder, {
    hasWrappedKeys: () => hasWrappedKeys(adminUrl, rolePrefix),
  })
  await withKeysOwner(adminUrl, (client) => requireKeyOpens(client, provider), rolePrefix)
  return provider
}

/** The same for an installation that was found. */
export const openKeysOf = ({ adminUrl, folder }: { readonly adminUrl: string; readonly folder: { readonly keys: string } }) =>
  openKeys({ adminUrl, keysFolder: folder.keys })
