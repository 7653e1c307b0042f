import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top folder of the project. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Where the bootstrap remembers what it has done; a fresh install sweeps it away, which is right. */
export const memory = join(root, 'node_modules')

/** The program file of the Node that the project brings itself. */
export function projectNode() {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** The environment of every task: the project's own programs come first, and nothing reports to anybody. */
export function projectEnvironment() {
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return {
    ...process.env,
    [pathName]: [join(root, 'node_modules', '.bin'), process.env[pathName]].filter(Boolean).join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
    CHECKPOINT_DISABLE: '1',
    // What Node compiled is kept: a third of the time until a program says its first word is compiling.
    NODE_COMPILE_CACHE: join(memory, '.candour-compile-cache'),
  }
}
