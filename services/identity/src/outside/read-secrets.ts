const variable = /^STAFF_SIGN_IN_SECRET_([A-Z0-9]+)$/

/** The secrets of our client at the issuers of organisations, by organisation: from variables such as `STAFF_SIGN_IN_SECRET_DMWS`. */
export const readStaffSignInSecrets = (
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, secret]) => {
      const organisation = variable.exec(name)?.[1]
      return organisation && secret ? [[organisation.toLowerCase(), secret]] : []
    }),
  )
