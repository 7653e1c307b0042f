import type { ServerResponse } from 'node:http'

/** Sends a page. */
export function sendPage(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(page)
}
