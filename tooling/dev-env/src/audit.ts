import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkEntryProof, findingSentence } from '@candour/access'
import { openAuditLog } from './audit-log.ts'
import { AuditWitness } from './audit-witness.ts'
import { endWith, RefusedStart } from './refused-start.ts'
import { root } from './root.ts'
import { findInstallation } from './seed/bulk-installation.ts'
import { readSettings } from './settings.ts'

const usage = `Usage: npm run audit -- verify [--witness FILE]...   whether the log is as it was written
       npm run audit -- checkpoint [FILE]          the newest signed checkpoint, for a witness to keep
       npm run audit -- prove ENTRY-ID [FILE]      that an entry is in the log
       npm run audit -- check FILE                 whether such a proof holds`

// npm runs in the top folder, whichever folder it was called from.
const inCaller = (file: string) => resolve(process.env['INIT_CWD'] ?? process.cwd(), file)

function readWish() {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { witness: { type: 'string', multiple: true, default: [] } },
  })
  const [command, subject, ...rest] = positionals
  return { command, subject, rest, witnesses: values.witness }
}

async function audit(): Promise<void> {
  const { command, subject, rest, witnesses } = readWish()
  const refuse = () => new RefusedStart(usage)
  if (command === undefined || rest.length > 1 || (witnesses.length > 0 && command !== 'verify')) throw refuse()
  await using installation = await findInstallation(readSettings([], process.env, root))
  const { adminUrl, secrets, folder } = installation
  await using log = await openAuditLog({ adminUrl, secrets })
  if (command === 'verify' && subject === undefined) {
    const named = await Promise.all(witnesses.map((file) => readFile(inCaller(file), 'utf8')))
    const started = performance.now()
    const verdict = await log.verify([...(await new AuditWitness(folder.witness).kept()), ...named])
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    for (const finding of verdict.findings) console.log(findingSentence(finding))
    const looked = `${verdict.size.toLocaleString('en-GB')} entries in ${seconds} s, ${verdict.waiting} more wait for the sequencer; root ${verdict.root.toString('base64')}`
    console.log(
      verdict.findings.length === 0
        ? `The audit log is as it was written: ${looked}`
        : `The audit log was tampered with: ${looked}`,
    )
    if (verdict.findings.length > 0) process.exitCode = 1
  } else if (command === 'checkpoint' && rest.length === 0) {
    const newest = await log.checkpoint()
    if (newest === undefined) throw new RefusedStart('Nothing is on the audit log yet.')
    await put(newest, subject)
  } else if (command === 'prove' && subject !== undefined && isId(subject)) {
    const proof = await log.prove(subject)
    if (!proof) throw new RefusedStart('There is no such entry in the tree.')
    await put(`${JSON.stringify(proof, null, 2)}\n`, rest[0])
  } else if (command === 'check' && subject !== undefined && rest.length === 0) {
    const holds = checkEntryProof(parsed(await readFile(inCaller(subject), 'utf8')), log.origin, log.key)
    console.log(
      holds ? 'The proof holds: this entry is in the audit log.' : 'This is no proof that the entry is in the audit log.',
    )
    if (!holds) process.exitCode = 1
  } else throw refuse()
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

async function put(text: string, file: string | undefined): Promise<void> {
  if (file === undefined) process.stdout.write(text)
  else await writeFile(inCaller(file), text, { flag: 'wx', mode: 0o600 })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Of the file system, about the file that was named. */
const ofFile = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'path' in error && typeof error.path === 'string'

await audit().catch((error: unknown) => {
  if (ofFile(error)) return endWith(new RefusedStart(`${String(error.path)} cannot be used: ${error.code}.`))
  return endWith(error instanceof TypeError ? new RefusedStart(usage) : error)
})
