import { vi } from 'vitest'

const ofTheConsole = ['debug', 'error', 'info', 'log', 'warn'] as const

/**
 * Everything that this process writes to its log while some work is done, piece by piece: on both of its streams, and by the console, which the
 * runner of tests keeps from them.
 */
export async function writtenDuring<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly written: readonly string[] }> {
  const written: string[] = []
  const spies = [
    ...[process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0),
    ),
    ...ofTheConsole.map((method) =>
      vi.spyOn(console, method).mockImplementation((...said: unknown[]) => void written.push(said.map(String).join(' '))),
    ),
  ]
  try {
    return { result: await work(), written }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
