const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** An unguessable value of 32 bytes, for `state` and the code verifier (RFC 7636, 4.1). */
export const randomValue = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)))

/** The S256 code challenge of a verifier (RFC 7636, 4.2). */
export async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))))
}
