/** The schema breaks a rule of labelling; thrown while it is built, so that nothing unlabelled is ever served. */
export class LabellingError extends Error {
  override readonly name = 'LabellingError'
}
