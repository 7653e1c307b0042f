import { posix } from 'node:path'

const relativeImport = /\b(?:from|import|require|resolve)\s*\(?\s*(['"`])(\.{1,2}\/[^'"`\n]*)\1/g

/** The relative imports of a file that climb out of the package it is in, by any form of import, dynamic ones too. */
export function importEscapes(path: string, text: string, packageFolders: readonly string[]): string[] {
  const home = packageOf(path, packageFolders)
  return [...text.matchAll(relativeImport)]
    .map(([, , specifier = '']) => specifier)
    .filter((specifier) => packageOf(posix.join(posix.dirname(path), specifier), packageFolders) !== home)
}

const packageOf = (path: string, folders: readonly string[]) =>
  folders.find((folder) => path.startsWith(`${folder}/`) || path === folder)
