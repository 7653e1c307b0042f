/** Words of "My documents": a part of the catalogue that is fetched with its page. The same rules hold as for `messages`. */
export const documentMessages = {
  title: 'My documents',
  intro: 'These are the letters, scans and other files that we hold about you.',
  shared: 'On a shared phone, take care where you save them.',
  emptyTitle: 'No documents yet',
  empty: 'When we add one, you can see it here.',
  kind: 'Kind',
  kinds: { 'application/pdf': 'PDF', 'image/png': 'Picture', 'image/jpeg': 'Picture', 'text/plain': 'Text' } as Record<
    string,
    string
  >,
  otherKind: 'File',
  size: '{kind}, {size}',
  added: 'Added',
  addedBy: '{date} by {name}',
  save: 'Save on this device',
  unnamed: 'Document',
}
