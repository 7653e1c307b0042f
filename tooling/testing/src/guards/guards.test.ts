import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repositoryRoot } from '@candour/repo-rules'
import { runProgram } from '../run-program.ts'
import type { SubgraphName } from '../signed-request.ts'
import { subgraphSchema } from '../subgraph-alone.ts'
import { allGuards } from './all-guards.ts'
import { mutationsOf } from './guarded-mutations.ts'
import { guardedSources, viewsMadeBy } from './guarded-sources.ts'
import { mutationsIn, undecided } from './mutations-in.ts'
import { needlessGuards } from './needless-guards.ts'
import { removalsIn, withoutGuard } from './removal.ts'
import { sqlRemovalsIn } from './sql-removal.ts'

const without = (source: string) => removalsIn(source).map((removal) => withoutGuard(source, removal, {}))

const needless = (mutation: string) => needlessGuards.some(({ guard }) => guard === `what is decided of ${mutation}`)

describe('guards', () => {
  it('are refusals, and each of the grounds for one', () => {
    expect(without('if (a || b) throw no')).toEqual([
      'if (false) throw no',
      'if (false || b) throw no',
      'if (a || false) throw no',
    ])
    expect(without('() => { if (a) return null }')).toEqual(['() => { if (false) return null }'])
    expect(without('() => { if (a) return 5 }')).toEqual([])
  })

  it('are what is asked for besides, but not the checks for null that a type needs', () => {
    expect(without('x = a && b')).toEqual(['x = true && b', 'x = a && true'])
    expect(without('x = a !== null && a.b')).toEqual(['x = a !== null && true'])
    expect(without('x = !(a || b)')).toEqual(['x = !(false || b)', 'x = !(a || false)'])
  })

  it('are filters, conditions, calls that only refuse, and the limits of a sentence', () => {
    expect(without('x.filter((y) => y.z)')).toEqual(['x.filter(() => true)'])
    expect(without('x = { holds: (y) => y.z }')).toEqual(['x = { holds: () => true }'])
    expect(without('await authorise(x)')).toEqual([';'])
    expect(without("may.read('contact').when(team).for('care').withAssurance(2)")).toHaveLength(4)
  })

  it('are in SQL what is asked for, and the earliest of several ends', () => {
    const view = 'CREATE VIEW "facts"."x" AS SELECT LEAST(a, b) FROM t JOIN u ON t.i = u.i WHERE c AND (d OR e);'
    const removals = sqlRemovalsIn(view)
    expect(removals.map(({ guard }) => guard)).toEqual(['t.i = u.i', 'c', '(d OR e)', 'a', 'b'])
    const [, second] = removals
    expect(view.slice(0, second?.start) + second?.put + view.slice(second?.end)).toContain(' WHERE (true) AND (d OR e)')
  })

  it('are the refusals on record too, and what decides by itself', () => {
    expect(without("() => { if (a) { audit.note('refused', b); throw no } }")).toEqual([
      "() => { if (false) { audit.note('refused', b); throw no } }",
      '() => { if (a) { ; throw no } }',
    ])
    expect(without("x = () => needToKnow.may('read', y)")).toEqual(['x = () => true'])
  })

  it('are the decision of every mutation that a subgraph offers, by itself or as several are', () => {
    const offering = readdirSync(join(repositoryRoot, 'services')).filter((service) =>
      existsSync(join(repositoryRoot, `services/${service}/schema.graphql`)),
    )
    const guarded = new Set(allGuards().map(({ guard }) => guard))
    for (const service of offering as SubgraphName[]) {
      const offered = Object.keys(subgraphSchema(service).getMutationType()?.getFields() ?? {})
      expect(
        mutationsOf(service)
          .map(({ mutation }) => mutation)
          .toSorted(),
      ).toEqual(offered.toSorted())
      expect(offered.filter((name) => !guarded.has(`what is decided of ${name}`) && !needless(name))).toEqual([])
    }
    const source = "builder.mutationField('go', (t) => t.field({ resolve: (_, args, context) => go(args, context) }))"
    const [mutation] = mutationsIn(source)
    expect(withoutGuard(source, undecided(source, mutation!), {})).toContain(
      '((context) => go(args, context))(whateverIsAsked(context))',
    )
  })

  it('are taken from every view that decisions rest on, as it is left by the last migration that makes it', () => {
    const services = readdirSync(join(repositoryRoot, 'services'))
    const made = services.flatMap((service) => (service === 'gateway' ? [] : [...viewsMadeBy(service).keys()]))
    const decisive =
      /_(relationship|representation|work_item|break_glass|restriction)$|^(role|session|client|integrator_scope|consent_in_force)$/
    const guarded = guardedSources.flatMap(({ view }) => view ?? [])
    expect(guarded.toSorted()).toEqual(made.filter((view) => decisive.test(view)).toSorted())
  })

  it('matter: a test fails without each of a few of them, others for every seed', { timeout: 120_000 }, async () => {
    const { ok, output } = await runProgram('tooling/testing/src/guards/prove-guards.ts', ['--sample', '3'])
    console.log(output.split('\n').at(-1))
    expect(ok, output).toBe(true)
  })
})
