import { readFileSync } from 'node:fs'
import { messageKinds, type MessageKind } from '@candour/outbox'
import { parseTemplate, type MessageTemplate } from '../domain/render-message.ts'

const folder = new URL('../../templates/en-GB/', import.meta.url)

/** The texts of every kind of message, read at the start. @throws when one is missing or unfit */
export const readTemplates = (): ReadonlyMap<MessageKind, MessageTemplate> =>
  new Map(
    (Object.keys(messageKinds) as MessageKind[]).map((kind) => [
      kind,
      parseTemplate(readFileSync(new URL(`${kind}.txt`, folder), 'utf8')),
    ]),
  )
