import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { repositoryRoot } from '@candour/repo-rules'
import { within, type GuardedSources, type GuardingTests } from './guarded-source.ts'
import { mutationsIn, undecided } from './mutations-in.ts'

const read = (file: string): string => readFileSync(join(repositoryRoot, file), 'utf8')

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(repositoryRoot, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)

/** The tests of a service; first those that notice most, where requests are made by helpers that the tests share. */
const testsOf: Readonly<Record<string, { readonly first: readonly string[]; readonly all: readonly string[] }>> = {
  access: { first: [], all: filesIn('services/access/tests', '.test.ts') },
  complaints: { first: ['who-may'], all: filesIn('services/complaints/tests', '.test.ts') },
  consent: { first: ['who-may'], all: filesIn('services/consent/tests', '.test.ts') },
  retention: { first: ['due-list', 'holds'], all: filesIn('services/retention/tests', '.test.ts') },
  'service-users': {
    first: [],
    all: within('tooling/testing/api', ['denied-attempts', 'documents', 'records', 'corrections'], '.test.ts'),
  },
}

const services = Object.keys(testsOf)

/** The tests of a service that name any of these, the one that names them most first; all where none does. */
function testsNaming(service: string, names: readonly string[]): GuardingTests[] {
  const { all = [], first = [] } = testsOf[service] ?? {}
  const named = new RegExp(`\\b(${names.join('|')})\\b`, 'g')
  const counted = all
    .map((file) => ({ file, times: names.length === 0 ? 0 : [...read(file).matchAll(named)].length }))
    .filter(({ times }) => times > 0)
    .toSorted((one, other) => other.times - one.times)
    .map(({ file }) => file)
  const likeliest = all.filter((file) => first.some((name) => file.endsWith(`/${name}.test.ts`)))
  const noticing = [...new Set([...likeliest, ...counted])]
  return (noticing.length > 0 ? noticing : all).map((file) => ({ in: [file] }))
}

/** The sources in which a service offers what can be asked of it. */
const graphqlOf = (service: string) =>
  filesIn(`services/${service}/src/graphql`, '.ts').map((file) => ({ file, source: read(file) }))

/** How a helper offers several mutations in the same way: `stepMutation('closeComplaint', …)`. */
const byHelper = /^\w+Mutation\('(\w+)'/gm
const namesByHelper = (source: string): string[] => [...source.matchAll(byHelper)].map(([, name = '']) => name)

/** Every mutation of a service, each as the source of its decision. */
export const mutationsOf = (service: string): (GuardedSources & { readonly mutation: string })[] => {
  const sources = graphqlOf(service)
  return sources.flatMap(({ file, source }) =>
    mutationsIn(source).flatMap(({ name: literal }) =>
      (literal === null ? sources.flatMap((each) => namesByHelper(each.source)) : [literal]).map((mutation) => ({
        name: 'mutations' as const,
        mutation,
        files: [file],
        removals: (text: string) =>
          mutationsIn(text).flatMap((each) => (each.name === literal ? [undecided(text, each, mutation)] : [])),
        tests: testsNaming(service, [mutation]),
      })),
    ),
  )
}

/** The mutations that a source offers or that rest on it. */
function mutationsOn(file: string, sources: ReturnType<typeof graphqlOf>): string[] {
  const own = sources.find((each) => each.file === file)?.source ?? ''
  const importing = `from './${basename(file)}'`
  return [
    ...mutationsIn(own).flatMap(({ name }) => name ?? []),
    ...namesByHelper(own),
    ...sources.filter(({ source }) => source.includes(importing)).flatMap((each) => mutationsOn(each.file, sources)),
  ]
}

/**
 * What a mutation asks of the viewer besides what the policy says of the action: what is asked there by another word than the action itself, who
 * they are, whose it is.
 */
const askedOfViewers =
  /^await authorise(\(context, (?!'(create|update|decide|export)')|[A-Z])|FORBIDDEN|viewer\.(id|kind|roles|organisation|assurance)|decidedBy|isAboutViewer|may(Decide|Review)|hasTheErrand/

/** Of a service, the sources that hold any of these words, with the tests that name the mutations which rest on them. */
const sourcesThatSay = (service: string, words: RegExp) => {
  const sources = graphqlOf(service)
  return sources
    .filter(({ file, source }) => words.test(`${file}\n${source}`))
    .map(({ file }) => ({ files: [file], tests: testsNaming(service, mutationsOn(file, sources)) }))
}

/** That what does not exist was tried is on record as what the viewer may not know of is. */
const triedInVain: GuardedSources = {
  name: 'attempts',
  files: ['packages/subgraph-kit/src/not-there.ts'],
  guards: /^audit\.note\('refused'/,
  tests: [{ in: ['tooling/testing/api/equal-work.test.ts'] }],
}

const ofEachService = services.flatMap((service): GuardedSources[] => [
  ...mutationsOf(service),
  ...sourcesThatSay(service, /\.mutations?\.ts\n|authorise\(/).map((each) => ({
    name: 'mutations' as const,
    ...each,
    guards: askedOfViewers,
  })),
  ...sourcesThatSay(service, /\.note\('refused'/).map((each) => ({
    name: 'attempts' as const,
    ...each,
    guards: /^(context\.)?audit\.note\('refused'/,
  })),
])

export const guardedMutations: readonly GuardedSources[] = [...ofEachService, triedInVain]
