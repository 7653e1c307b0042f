/** What every step is given: the case as it was read, and where to go when the step is taken. */
export interface StepProps {
  complaint: {
    readonly id: string
    readonly version: number | null
    readonly rule: string | null
    /** That it came too late; null where it did not. */
    readonly lateness: { readonly explanation: string; readonly acceptable: boolean } | null
    /** How many the panel of the present stage needs. */
    readonly panelSize: number
  }
  /** The step is taken. */
  onDone: () => void
  /** Somebody else changed the case: read it again, and keep what was typed. */
  onConflict: () => void
}
