import {
  allDataCategories,
  dataCategories,
  expandPattern,
  matrix,
  purposes,
  type DataCategory,
  type MatrixRow,
} from '@candour/need-to-know'
import { policyProfile } from '@candour/organisations'
import { builder } from './builder.ts'

/** What a role may do, whoever the person is. Told to everybody: who may see what is nobody's secret. */
const MatrixRule = builder.objectRef<MatrixRow>('MatrixRule').implement({
  description: 'One rule of who may see what: generated from the policy in force, narrowed by the organisation’s profile.',
  fields: (t) => ({
    role: t.exposeString('role', { category: 'reference', nullable: false }),
    action: t.exposeString('action', { category: 'reference', nullable: false }),
    categories: t.stringList({
      category: 'reference',
      nullable: false,
      description: 'Every category of data that it covers.',
      resolve: ({ category }) => expandPattern(category),
    }),
    relationship: t.exposeString('relationship', { category: 'reference', nullable: false }),
    purposes: t.stringList({
      category: 'reference',
      nullable: false,
      description: 'Purposes that it serves; every one when any that may be stated will do, none when it needs none.',
      resolve: ({ purposes: served }) => (served === 'none-needed' ? [] : served === 'any-stated' ? [...purposes] : [...served]),
    }),
    secondFactor: t.boolean({ category: 'reference', nullable: false, resolve: ({ assurance }) => assurance > 1 }),
    consents: t.stringList({ category: 'reference', nullable: false, resolve: ({ consent }) => [...consent] }),
    withWorkItem: t.stringList({
      category: 'reference',
      nullable: false,
      description: 'Those of the purposes that count only for people whom a work item concerns.',
      resolve: ({ workItem }) => [...workItem],
    }),
  }),
})

const MatrixCategory = builder.objectRef<DataCategory>('MatrixCategory').implement({
  description: 'A category of data, with the law that governs it.',
  fields: (t) => ({
    name: t.string({ category: 'reference', nullable: false, resolve: (name) => name }),
    label: t.string({ category: 'reference', nullable: false, resolve: (name) => dataCategories[name].label }),
    article: t.string({ category: 'reference', nullable: false, resolve: (name) => dataCategories[name].article }),
  }),
})

builder.queryFields((t) => ({
  needToKnowMatrix: t.field({
    type: [MatrixRule],
    description: 'Who may see what here, for which purpose, standing how to the person.',
    resolve: (_, __, { profile }) => matrix(policyProfile(profile)),
  }),
  dataCategories: t.field({
    type: [MatrixCategory],
    description: 'The categories of data, in the order of the tree.',
    resolve: () => allDataCategories.filter((name) => dataCategories[name].article !== 'none'),
  }),
}))
