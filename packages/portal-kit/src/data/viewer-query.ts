import { graphql } from '../schema/graphql.ts'

/** Who is looking, what they may do, and whom to call: what the frame of both portals shows. */
export const viewerQuery = graphql(`
  query ViewerAndOrganisation {
    viewer {
      id
      kind
      name
      roles
      purposes
      assurance
      purpose
      needsWorkItem
      breakGlass {
        id
        until
        person {
          id
          givenName
          familyName
          preferredName
        }
      }
      viewerCan {
        findServiceUsers
        registerServiceUser
        requestRole
        addStaffMember
        decideRoleRequest
        decideAccessRequest
        breakGlass
        reviewBreakGlass
        seeStaff
        exportAudit
      }
    }
    organisation {
      id
      name
      usesConsent
      paperless
      dataProtectionOfficer {
        title
        address
        phone
        email
        url
        onlineForm
      }
      help {
        title
        address
        phone
        email
        url
        onlineForm
      }
      regulator {
        title
        address
        phone
        email
        url
      }
    }
  }
`)
