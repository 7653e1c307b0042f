import { pdfSaying } from './document-client.ts'
import type { TestSystem } from './test-system.ts'

/** Documents that everybody who reads the notes may see, and that fewer may. */
export async function plantDocuments(
  system: TestSystem,
  serviceUserId: string,
  plant: (of: string, ...needs: string[][]) => string,
): Promise<void> {
  const worker = await system.as('dmws.support-worker', { purpose: 'care' })
  for (const more of [[], ['special.health.physical'], ['special.religion']]) {
    const needs = ['support.notes', ...more]
    const input = {
      serviceUserId,
      name: `${plant(`the name of a document about ${needs.join()}`, needs)}.pdf`,
      content: pdfSaying(plant(`a document about ${needs.join()}`, needs)).toString('base64'),
      categories: more,
    }
    const { data, text } = await worker(
      'mutation ($input: AttachDocumentInput!) { attachDocument(input: $input) { document { id } userErrors { code } } }',
      { input },
    )
    if (!data?.attachDocument?.document) throw new Error(text)
  }
}
