import { isObjectType, type GraphQLObjectType } from 'graphql'
import type { Answer, Api } from './api-client.ts'
import { composedSchema } from './composed-schema.ts'
import type { PlantedPerson } from './planted-person.ts'
import { wholeSelection } from './whole-selection.ts'

const schema = composedSchema()

/** A type of the composed schema. @throws TypeError when there is no such object type */
export function objectType(name: string): GraphQLObjectType {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new TypeError(`${name} is no object type`)
  return type
}

const ServiceUser = objectType('ServiceUser')

/** Everything that can be asked of a person. */
export const everything = wholeSelection(ServiceUser)

/** Every way on which something about a person can come back. */
export const pathsToAPerson: Readonly<Record<string, (api: Api, person: PlantedPerson) => Promise<Answer<unknown>>>> = {
  'by id': (api, { id }) => api(`query ($id: ID!) { serviceUser(id: $id) { ${everything} } }`, { id }),
  'in a list': (api) => api(`{ serviceUsers(first: 5) { nodes { ${everything} } } }`),
  'in the edges of a list': (api) =>
    api(`{ serviceUsers(first: 5) { edges { cursor node { ${wholeSelection(ServiceUser, { through: 'edges' })} } } } }`),
  'by a search for their name': (api, { canaries }) =>
    api(
      `query ($search: String!) { serviceUsers(first: 5, search: $search) { edges { cursor node { id reference givenName familyName religion } } } }`,
      {
        search: canaries.find(({ of }) => of === 'familyName')?.word,
      },
    ),
  'under other names': (api, { id }) =>
    api(`query ($id: ID!) { who: serviceUser(id: $id) { ${wholeSelection(ServiceUser, { aliases: 25 })} } }`, { id }),
  'by fragments': (api, { id }) =>
    api(
      `query ($id: ID!) { serviceUser(id: $id) { ...A } } fragment A on ServiceUser { ...B } fragment B on ServiceUser { ... on Node { id } ${everything} }`,
      { id },
    ),
  'as a node': (api, { id }) => api(`query ($id: ID!) { node(id: $id) { id ... on ServiceUser { ${everything} } } }`, { id }),
  'as the own record': (api) => api(`{ myRecord { ${everything} } }`),
  'twice, with a condition': (api, { id }) =>
    api(
      `query ($id: ID!, $yes: Boolean!) { a: serviceUser(id: $id) @include(if: $yes) { ${everything} } b: serviceUser(id: $id) @skip(if: $yes) { id } }`,
      { id, yes: true },
    ),
  'by the ids of notes, documents and corrections': async (api, { parts }) => {
    const note = wholeSelection(objectType('Note'))
    const document = wholeSelection(objectType('Document'))
    // whose it is comes in the list of corrections
    const correction = wholeSelection(objectType('Correction'), { without: ['ServiceUser'] })
    const asked = parts.map(
      (part, index) =>
        `n${index}: node(id: "${part}") { ... on Note { ${note} } ... on Document { ${document} } ... on Correction { ${correction} } }`,
    )
    return api(`{ ${asked.join(' ')} }`)
  },
  'in the list of corrections': (api) =>
    api(`{ corrections(first: 3) { nodes { ${wholeSelection(objectType('Correction'))} } } }`),
  'among the messages that were not sent': (api) =>
    api(
      `{ messagesNotSent { ${wholeSelection(objectType('Message'), { without: ['ServiceUser'] })} serviceUser { id familyName birthDate contact { email phone } religion } } }`,
    ),
  'in a conflict about contact details': (api, { id }) =>
    api(
      `mutation ($input: UpdateContactDetailsInput!) { updateContactDetails(input: $input) { serviceUser { ${everything} } userErrors { code message path } } }`,
      {
        input: { serviceUserId: id, version: 9_999, email: 'someone@example.com' },
      },
    ),
  'in a conflict about a correction': (api, { corrections }) =>
    api(
      `mutation ($input: DecideCorrectionInput!) { decideCorrection(input: $input) { correction { ${wholeSelection(objectType('Correction'))} } userErrors { code message path } } }`,
      {
        input: { correctionId: corrections[0], version: 9_999, accept: false, reason: 'none' },
      },
    ),
  'after a correction was asked for': (api, { id }) =>
    api(
      `mutation ($input: RequestCorrectionInput!) { requestCorrection(input: $input) { correction { ${wholeSelection(objectType('Correction'))} } userErrors { code message path } } }`,
      {
        input: { serviceUserId: id, field: 'PHYSICAL_HEALTH', proposed: 'Nothing new.' },
      },
    ),
  'after a note': (api, { id, now }) =>
    api(
      `mutation ($input: AddNoteInput!) { addNote(input: $input) { note { ${wholeSelection(objectType('Note'))} } userErrors { code message path } } }`,
      {
        input: { serviceUserId: id, kind: 'CALL', text: 'Nothing new.', occurredAt: now, categories: [] },
      },
    ),
  'after a document': (api, { id }) =>
    api(
      `mutation ($input: AttachDocumentInput!) { attachDocument(input: $input) { document { ${wholeSelection(objectType('Document'))} } userErrors { code message path } } }`,
      {
        input: { serviceUserId: id, name: 'x.txt', content: Buffer.from('Nothing new.').toString('base64'), categories: [] },
      },
    ),
  'after nothing was withdrawn': (api, { id }) =>
    api(
      `mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { consent { ${wholeSelection(objectType('Consent'))} } userErrors { code message path } } }`,
      {
        input: { serviceUserId: id, itemCode: 'marketing' },
      },
    ),
  'in an error': (api, { id }) =>
    api(
      `query ($id: ID!) { serviceUser(id: $id) { ${everything} wrong: notes(first: -1) { nodes { text } } bad: notes(after: "bad") { nodes { text } } } }`,
      { id },
    ),
}
