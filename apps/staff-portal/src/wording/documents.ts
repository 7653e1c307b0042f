/** What a file was found to be, in a word. */
export const mediaTypeNames: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/png': 'Picture',
  'image/jpeg': 'Picture',
  'text/plain': 'Text',
}
