import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import { categoriesOf } from './composed-schema.ts'
import { rootFields } from './paths-from-the-query.ts'

/** Text fields under a person that hold words of the product or names of staff, in which no canary can be. */
const withoutCanary = [
  /^AccessRequest\.(reference|purpose|state|extent)$/,
  /^AccessLogEntry\.(role|what|purpose|action)$/,
  /^Assignment\.kind$/,
  /^BreakGlass\.(purpose|read|reviewedBy)$/,
  /^DelayedTelling\.(purpose|decidedBy)$/,
  /^Consent(Decision)?\.recordedBy$/,
  /^Correction\.(requestedBy|decidedBy)$/,
  /^Document\.(mediaType|categories|attachedBy)$/,
  /^Note\.(author|categories)$/,
  /^PostalAddress\.postcode$/,
  /^Representation\.(kind|role|ground|explanation|scopes|covers|hiddenCategories|hidden)$/,
  /^Provenance\.section$/,
  /^AuditEntry\.(role|purpose|what|outcome|service)$/,
  /^RoleRequest\.(role|requestedBy)$/,
  // Whose id it is, and names of staff.
  /^SecurityAlert\.(kind|viewerId|settledBy)$/,
  /^StaffMember\.(roles|evidence)$/,
  /^StaffEvidence\.kind$/,
  /^ServiceUser\.(reference|service)$/,
  /^Complaint\.(reference|queue|raisedBy|handler)$/,
  /^ComplaintEvent\.by$/,
  // Nothing is put off in the procedure of this organisation, and nothing is heard by a panel.
  /^ComplaintPanel\.members$/,
  /^ComplaintStage\.(name|extensionReason|decider)$/,
  /^Hold\.(placedBy|releasedBy)$/,
  /^Disposal\.(rule|proposedBy|decidedBy)$/,
  // What services are called.
  /^DisposalErasure\.service$/,
  // Codes and times of day; a subject is in the product's own words.
  /^Message\.(kind|reason|subject)$/,
  /^SafeContactRules\.(from|until)$/,
  /^WorkItem\.(purpose|openedBy|for)$/,
  /^InspectorToChoose\.name$/,
  // Words of the rules, of which the organisation's profile is public.
  /^Retention/,
]

/** The protected texts of the composed schema, as `Type.field`, of each of which there has to be a canary. */
export function protectedTexts(): readonly string[] {
  const texts = new Set<string>()
  const gone = new Set<string>()
  for (const { type } of rootFields) {
    const inner = getNamedType(type)
    if (isObjectType(inner)) collectTexts(inner, texts, gone)
  }
  return [...texts].filter((of) => !withoutCanary.some((known) => known.test(of)))
}

function collectTexts(type: GraphQLObjectType, texts: Set<string>, gone: Set<string>): void {
  if (gone.has(type.name)) return
  gone.add(type.name)
  for (const field of Object.values(type.getFields())) {
    const inner = getNamedType(field.type)
    if (isObjectType(inner)) collectTexts(inner, texts, gone)
    const isProtected = categoriesOf(field).some((category) => category !== 'reference' && category !== 'structural')
    if (inner.name === 'String' && isProtected) texts.add(`${type.name}.${field.name}`)
  }
}
