/** The files of one backup. Keys stand apart, since their copies must not live as long; so does who was erased, which later restores need. */
export const backupFiles = (path: string) => ({ data: path, keys: `${path}.keys`, erased: `${path}.erased` })

/** Days that a backup of keys is good for, unless another number is asked for. An erasure is complete when the last of them is over. */
export const keysLiveFor = 35

/** Somebody who was erased, as a line of a file: organisation, id, when. */
export interface Tombstone {
  readonly organisation: string
  readonly personId: string
  readonly erasedAt: Date
}

export const tombstoneLine = ({ organisation, personId, erasedAt }: Tombstone): string =>
  `${organisation} ${personId} ${erasedAt.toISOString()}\n`

/** @throws TypeError for a line that is none */
export function readTombstones(text: string): Tombstone[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [organisation = '', personId = '', at = ''] = line.split(' ')
      const erasedAt = new Date(at)
      if (!/^[0-9a-f-]{36}$/.test(personId) || Number.isNaN(erasedAt.getTime()))
        throw new TypeError('This is not a list of erased people.')
      return { organisation, personId, erasedAt }
    })
}
