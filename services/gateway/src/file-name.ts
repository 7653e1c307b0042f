/** The name of a file in a Content-Disposition header, in the one form that holds every character (RFC 8187). Null for anything else. */
export function fileNameOf(disposition: string | undefined): string | null {
  const encoded = /^attachment;\s*filename\*=UTF-8''([\w!#$&+.^`|~%-]{1,2000})$/i.exec(disposition ?? '')?.[1]
  if (encoded === undefined) return null
  try {
    return decodeURIComponent(encoded)
  } catch {
    return null
  }
}
