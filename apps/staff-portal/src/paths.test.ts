import { matchRoutes, type RouteObject } from 'react-router'
import { expect, it } from 'vitest'
import { paths } from './paths.ts'
import { routes } from './routes.tsx'

const samples = Object.entries(paths).map(
  ([name, build]) => [name, (build as (...ids: string[]) => string)('a/1', 'b 2')] as const,
)

it('keeps the addresses of the staff portal stable', () => {
  expect(Object.fromEntries(samples)).toMatchInlineSnapshot(`
    {
      "access": "/people/a%2F1/access",
      "addDocument": "/people/a%2F1/documents/add",
      "addNote": "/people/a%2F1/notes/add",
      "addRepresentative": "/people/a%2F1/access/representatives/add",
      "addStaff": "/staff-list/add",
      "approvals": "/approvals",
      "askCorrection": "/people/a%2F1/corrections/ask",
      "askForAccess": "/ask-for-access",
      "audit": "/audit",
      "caseload": "/people",
      "complaint": "/people/a%2F1/complaints/b%202",
      "complaintStep": "/people/a%2F1/complaints/b%202/acknowledge",
      "complaints": "/people/a%2F1/complaints",
      "consent": "/people/a%2F1/consent",
      "corrections": "/people/a%2F1/corrections",
      "decideAccess": "/approvals/access/a%2F1",
      "decideApproval": "/approvals/a%2F1",
      "decideCorrection": "/people/a%2F1/corrections/b%202/decide",
      "decideDisposal": "/people/a%2F1/retention/decide",
      "delayTelling": "/people/a%2F1/access/b%202/delay",
      "disposals": "/retention-due/erased",
      "documents": "/people/a%2F1/documents",
      "editContact": "/people/a%2F1/contact/edit",
      "emergency": "/emergency-access?reference=a%2F1",
      "emergencyReviews": "/emergency-reviews",
      "endRepresentative": "/people/a%2F1/access/representatives/b%202/stop",
      "explainAccess": "/people/a%2F1/access/why",
      "exportAudit": "/audit/export",
      "first": "/",
      "inviteRepresentative": "/people/a%2F1/access/representatives/b%202/invite",
      "inviteStaff": "/staff-list/a%2F1/invite",
      "inviteToSelfService": "/people/a%2F1/access/invite",
      "matrix": "/who-may-see-what",
      "member": "/staff-list/a%2F1",
      "messages": "/people/a%2F1/messages",
      "myComplaints": "/complaints/yours",
      "notes": "/people/a%2F1/notes",
      "openComplaints": "/complaints",
      "openInspection": "/people/a%2F1/inspection",
      "openWork": "/people/a%2F1/work",
      "person": "/people/a%2F1",
      "placeHold": "/people/a%2F1/retention/hold",
      "proposeDisposal": "/people/a%2F1/retention/propose",
      "proposedDisposals": "/retention-due/proposed",
      "raiseComplaint": "/people/a%2F1/complaints/raise",
      "recordConsent": "/people/a%2F1/consent/b%202/record/wording",
      "recordLeaving": "/staff-list/a%2F1/leaving",
      "recordPaper": "/staff-list/a%2F1/undertaking-or-training",
      "register": "/people/register",
      "releaseHold": "/people/a%2F1/retention/b%202/release",
      "removeDocument": "/people/a%2F1/documents/b%202/remove",
      "requestRole": "/staff-list/a%2F1/request-role",
      "restoreAccess": "/people/a%2F1/access/restore",
      "restoreRepresentative": "/people/a%2F1/access/representatives/b%202/restore",
      "restoreStaff": "/staff-list/a%2F1/restore",
      "retention": "/people/a%2F1/retention",
      "retentionDue": "/retention-due",
      "reviewEmergency": "/emergency-reviews/a%2F1",
      "safeContact": "/people/a%2F1/contact/safe",
      "searchCaseload": "/people?search=a%2F1",
      "staff": "/staff-list",
      "withdrawConsent": "/people/a%2F1/consent/b%202/withdraw",
      "work": "/work",
    }
  `)
})

it.each(samples)('has a page for %s', (_name, path) => {
  const found = matchRoutes(routes, path.replace('/b%202', '/wording'))
  expect(found?.at(-1)?.route.path ?? 'index').not.toBe('*')
})

/** Every pattern below the base, as the router joins them. */
const patternsOf = (some: readonly RouteObject[], above = ''): string[] =>
  some.flatMap(({ path, children }) => {
    const here = path ? `${above}/${path}` : above
    return children ? patternsOf(children, here) : [here]
  })

it('has an address for every page', () => {
  const matched = samples.map(([, path]) =>
    matchRoutes(routes, path.replace('/b%202', '/wording'))
      ?.map(({ route }) => route.path)
      .filter(Boolean),
  )
  const reached = new Set(matched.map((parts) => ['', ...(parts ?? [])].join('/')))
  expect(
    patternsOf(routes).filter((pattern) => !reached.has(pattern || '/') && !reached.has(pattern) && pattern !== '/*'),
  ).toEqual([])
})
