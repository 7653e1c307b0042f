// Runs as a process of its own: the package unpacks into the system's temporary folder only, so its parent gives it one (TMPDIR) that is nobody else's.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'

const archives = fileURLToPath(new URL('../bin/', import.meta.resolve('@sparticuz/chromium')))
for (const archive of await readdir(archives)) await inflate(join(archives, archive))
