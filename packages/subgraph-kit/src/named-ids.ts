const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** More than a gateway asks for at once. What decisions about further people rest on is read when it is needed. */
const most = 200

/** The ids that a request names, in its text or its variables, of whatever they are. */
export function namedIds(body: string): readonly string[] {
  const ids = new Set<string>()
  for (const [id] of body.matchAll(uuids)) {
    if (ids.size === most) break
    ids.add(id)
  }
  return [...ids]
}
