import type { Recorder } from './consent.ts'

/** Who recorded a decision, as the reader is told: staff by their name at that time, the person to themselves as "You". */
export function nameOfRecorder(recorder: Recorder & { readonly name: string | null }, reader: { readonly id: string }): string {
  if (recorder.kind === 'PERSON') return recorder.id === reader.id ? 'You' : 'The person'
  return recorder.name ?? 'Someone whose name is no longer kept'
}
