import { createContext, useContext, type ReactNode } from 'react'
import { kitMessages, type KitMessages } from '../messages.ts'

const KitMessagesContext = createContext<KitMessages>(kitMessages)

/** Replaces the kit's own words by the portal's catalogue. */
export function KitMessagesProvider({ messages, children }: { messages: KitMessages; children: ReactNode }) {
  return <KitMessagesContext value={messages}>{children}</KitMessagesContext>
}

export const useKitMessages = (): KitMessages => useContext(KitMessagesContext)
