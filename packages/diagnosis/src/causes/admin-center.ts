import { type CauseFact, coded, either, ifNo } from './cause.ts'

/** D: the Admin Center API. */
export const adminCenterCauses: readonly CauseFact[] = [
  {
    id: 'P53',
    title: 'The application is not among the authorised Microsoft Entra apps of the admin center',
    who: 'admin-center-admin',
    remedy: 'Add the client id under Authorized Microsoft Entra apps in the Business Central admin center.',
    link: 'adminCenter',
    common: 3,
    signals: [
      { strength: 'strong', at: 'admin', status: 401 },
      { strength: 'weak', at: 'admin', status: 403 },
    ],
    for: { 'admin.role': 4, 'audience.good': 1 },
    against: { 'admin.role_missing': 6, 'audience.slash': 9, 'audience.other': 9, 'address.authorized_apps': 6 },
    proof: [['admin.role', 'token.app']],
    question: 'Does Authorized Microsoft Entra apps in the admin center list the client id?',
    answers: ifNo,
  },
  {
    id: 'P54',
    title: 'The right to administer environments was not granted',
    who: 'entra-admin',
    remedy:
      'Grant AdminCenter.ReadWrite.All with admin consent; a person needs an administrator role of Business Central.',
    link: 'appPermissions',
    common: 2,
    signals: [
      { strength: 'strong', at: 'admin', status: 403 },
      { strength: 'weak', at: 'admin', status: 401 },
    ],
    for: { 'admin.role_missing': 6 },
    against: { 'admin.role': 7 },
    proof: [['admin.role_missing', 'token.app']],
    question: 'Does API permissions list AdminCenter.ReadWrite.All as granted?',
    answers: ifNo,
  },
  {
    id: 'P55',
    title: 'An application tried to authorise itself in the admin center',
    who: 'builder',
    remedy: 'Use the token of an administrator who signed in; applications may not change this list.',
    link: 'adminCenter',
    common: 1,
    signals: [
      { strength: 'strong', at: 'admin', status: 403, path: /authorizedaadapps/i },
      { strength: 'strong', at: 'admin', status: 401, path: /authorizedaadapps/i },
    ],
    for: { 'address.authorized_apps': 3, 'token.app': 4 },
    against: { 'token.person': 9 },
    proof: [['address.authorized_apps', 'token.app']],
    question: 'Was the call made with the token of an application or of a person?',
    answers: either('Of an application', 'Of a person'),
  },
  {
    id: 'P56',
    title: 'The application family in the address is not that of the environment',
    who: 'builder',
    remedy: 'Take applicationFamily from the list of environments; embed applications have one of their own.',
    common: 1,
    signals: [
      { strength: 'strong', at: 'admin', status: 404 },
      ...coded('decisive', 'admin', 'applicationTypeDoesNotExist'),
    ],
    for: { 'address.other_family': 6 },
    against: { 'environment.unlisted': 2 },
    proof: [['address.other_family']],
    question: 'Which application family does the list of environments give?',
  },
]
