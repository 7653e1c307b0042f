import { graphql, type ResultOf } from '@candour/portal-kit'

export const informationQuery = graphql(`
  query MyInformation {
    myRecord {
      id
      version
      givenName
      familyName
      preferredName
      birthDate
      nhsNumber
      contact {
        email
        phone
        address {
          lines
          postcode
        }
        preferredChannel
        safeContact
      }
      physicalHealth
      mentalHealth
      ethnicity
      religion
      provenance {
        section
        source
        suppliedAt
      }
      viewerCan {
        updateContactDetails
        requestCorrection
      }
    }
  }
`)

export type MyRecord = NonNullable<ResultOf<typeof informationQuery>['myRecord']>
