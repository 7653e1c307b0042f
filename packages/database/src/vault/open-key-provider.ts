import { KeyFileError, type KeyProvider } from './key-provider.ts'
import { localKeyProvider } from './local-key-provider.ts'
import { vaultTransit } from './vault-transit.ts'

/**
 * The key provider that an environment names: Vault when VAULT_TRANSIT_KEY is set (with VAULT_ADDR and VAULT_TOKEN_FILE, and if wanted
 * VAULT_TRANSIT_MOUNT and VAULT_NAMESPACE), else the file in the folder.
 * @param read gives the value of an environment variable
 * @throws KeyFileError, KeyServiceError
 */
export async function openKeyProvider(
  read: (name: string) => string | undefined,
  folder: string,
  options: { hasWrappedKeys(): Promise<boolean> },
): Promise<KeyProvider> {
  const key = read('VAULT_TRANSIT_KEY') || undefined
  if (key === undefined) return localKeyProvider(folder, options)
  const need = (name: string) => {
    const value = read(name)
    if (!value) throw new KeyFileError(`${name} has to be set where VAULT_TRANSIT_KEY is.`)
    return value
  }
  const mount = read('VAULT_TRANSIT_MOUNT') || undefined
  const namespace = read('VAULT_NAMESPACE') || undefined
  return vaultTransit({
    address: need('VAULT_ADDR'),
    tokenFile: need('VAULT_TOKEN_FILE'),
    key,
    ...(mount === undefined ? {} : { mount }),
    ...(namespace === undefined ? {} : { namespace }),
  })
}
