import type { Answer, Api } from './api-client.ts'

/** The same API, of which every answer is shown to somebody beside, with the operation that it answers. */
export function watched(api: Api, see: (answer: Answer<unknown>, query: string) => void): Api {
  const call: Api = Object.assign(
    async <Data>(...[query, ...rest]: Parameters<Api>): Promise<Answer<Data>> => {
      const answer = await api<Data>(query, ...rest)
      see(answer, query)
      return answer
    },
    { token: api.token },
  )
  return call
}
