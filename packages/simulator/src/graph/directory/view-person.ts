import type { PlainObject, Tenant, User } from '../../world.ts'

/** A person as Graph shows them; what the simulator does not know of people is null. */
export const viewPerson = ({ country }: Tenant, user: User): PlainObject => {
  const [givenName = '', ...rest] = user.displayName.split(' ')
  return {
    businessPhones: [],
    displayName: user.displayName,
    givenName,
    jobTitle: null,
    mail: user.userPrincipalName,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: rest.join(' ') || null,
    userPrincipalName: user.userPrincipalName,
    id: user.id,
    accountEnabled: user.enabled,
    city: null,
    companyName: null,
    country: null,
    createdDateTime: null,
    deletedDateTime: null,
    department: null,
    mailNickname: user.userPrincipalName.split('@')[0] ?? null,
    onPremisesSyncEnabled: null,
    otherMails: [],
    usageLocation: country,
    userType: 'Member',
  }
}
