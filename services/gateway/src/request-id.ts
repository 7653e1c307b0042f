import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'

const header = 'x-request-id'

/** Gives every request an id of our own; one sent from outside is not taken over. */
export const assignRequestId: RequestHandler = (_request, response, next) => {
  response.setHeader(header, randomUUID())
  next()
}

export const requestIdOf = (response: Response): string => String(response.getHeader(header))
