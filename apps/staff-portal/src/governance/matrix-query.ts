import { graphql, type ResultOf } from '@candour/portal-kit'

export const matrixQuery = graphql(`
  query NeedToKnowMatrix {
    needToKnowMatrix {
      role
      action
      categories
      relationship
      purposes
      secondFactor
      consents
      withWorkItem
    }
    dataCategories {
      name
      label
      article
    }
  }
`)

type Answer = ResultOf<typeof matrixQuery>
export type MatrixRule = NonNullable<Answer['needToKnowMatrix']>[number]
export type MatrixCategory = NonNullable<Answer['dataCategories']>[number]
