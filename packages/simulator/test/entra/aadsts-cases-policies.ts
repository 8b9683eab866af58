import { bc, type CaseRow, type CaseStage, day, type Seen } from './aadsts-stage.ts'

/** Numbers that a policy, a device or a network answers with, as the switch of the directory takes them. */
export const blocks = [
  50002, 50074, 50097, 50131, 50155, 50158, 50192, 50197, 53000, 530003, 53001, 53002, 53003, 530032, 530034, 530035,
  530036, 53004, 53010, 53011, 700020, 1000031,
] as const

const policy = ({ sim, tenant }: CaseStage, changes: Parameters<CaseStage['sim']['control']['setPolicy']>[1]): void =>
  sim.control.setPolicy(tenant, changes)

const person = (
  { sim, tenant, login }: CaseStage,
  switches: Parameters<CaseStage['sim']['control']['setPersonSignIn']>[2],
): void => sim.control.setPersonSignIn(tenant, login, switches)

const byPassword = ({ token, login }: CaseStage): Promise<Seen> =>
  token({ grant_type: 'password', username: login, password: 'right', scope: `${bc}/Financials.ReadWrite.All` })

const refreshAfter = async (stage: CaseStage, change: () => void): Promise<Seen> => {
  const { refresh_token } = await stage.tokens()
  change()
  return stage.refresh(refresh_token!)
}

/** Somebody of another directory who is a guest here, or is about to be. */
const invite = (stage: CaseStage, isPending = false) => {
  const away = stage.other()
  stage.sim.control.inviteGuest(stage.tenant, { account: away.login, isPending })
  return away
}

const silently = async (stage: CaseStage, change: () => void): Promise<Seen> => {
  await stage.code()
  change()
  return stage.authorize({ prompt: 'none' })
}

/** What policies of a directory, and states of an account, refuse. */
export const byPolicies: readonly CaseRow[] = [
  ...blocks.flatMap((number): CaseRow[] => [
    [
      number,
      'a policy that keeps people out, at the token endpoint',
      (stage) => refreshAfter(stage, () => policy(stage, { blockPeople: number })),
    ],
    [
      number,
      'a policy that keeps people out, in the browser',
      (stage) => {
        policy(stage, { blockPeople: number })
        return stage.authorize()
      },
    ],
  ]),
  [
    53003,
    'a policy that keeps applications out',
    (stage) => {
      policy(stage, { blockApplications: true })
      return stage.token({ grant_type: 'client_credentials', scope: `${bc}/.default` })
    },
  ],
  [
    50076,
    'a second factor that is wanted since',
    (stage) => refreshAfter(stage, () => policy(stage, { mfaRequired: true })),
  ],
  [
    50076,
    'a second factor for name and password',
    async (stage) => {
      await stage.tokens()
      person(stage, { mfaRequired: true })
      return byPassword(stage)
    },
  ],
  [
    50079,
    'a second factor of somebody who has none',
    (stage) => refreshAfter(stage, () => person(stage, { mfaRequired: true, mfaRegistered: false })),
  ],
  [
    50078,
    'a second factor that is too old',
    async (stage) => {
      policy(stage, { mfaRequired: true, mfaMaxAgeSeconds: 3_600 })
      const { refresh_token } = await stage.tokens()
      stage.sim.control.advance(3_600_000)
      return stage.refresh(refresh_token!)
    },
  ],
  [
    50074,
    'a second factor where nothing may be shown',
    (stage) => silently(stage, () => policy(stage, { mfaRequired: true })),
  ],
  [
    50072,
    'a second factor that must be registered where nothing may be shown',
    (stage) => silently(stage, () => person(stage, { mfaRequired: true, mfaRegistered: false })),
  ],
  [
    70043,
    'a sign-in that is older than a policy allows',
    (stage) =>
      refreshAfter(stage, () => {
        policy(stage, { signInFrequencySeconds: 86_400 })
        stage.sim.control.advance(day)
      }),
  ],
  [
    70044,
    'a session that is older than a policy allows',
    (stage) =>
      silently(stage, () => {
        policy(stage, { signInFrequencySeconds: 86_400 })
        stage.sim.control.advance(day)
      }),
  ],
  [
    50105,
    'a person who is not assigned',
    (stage) => {
      stage.sim.control.grant(stage.tenant, stage.app.appId, { name: 'Financials.ReadWrite.All', type: 'Scope' })
      stage.sim.control.setAssignmentRequired(stage.tenant, stage.app.appId, true)
      return stage.authorize()
    },
  ],
  [
    50105,
    'a person who is not assigned any more',
    (stage) => refreshAfter(stage, () => stage.sim.control.setAssignmentRequired(stage.tenant, stage.app.appId, true)),
  ],
  [
    90094,
    'people who may not consent',
    (stage) => {
      policy(stage, { userConsent: false })
      return stage.authorize()
    },
  ],
  [
    90095,
    'people who may ask for consent',
    (stage) => {
      policy(stage, { userConsent: false, adminConsentRequests: true })
      return stage.authorize()
    },
  ],
  [
    50053,
    'too many wrong passwords',
    async (stage) => {
      policy(stage, { lockoutAttempts: 3 })
      for (let i = 0; i < 3; i++) await stage.authorize({}, { password: 'wrong' })
      return stage.authorize()
    },
  ],
  [
    50053,
    'an account that is locked',
    (stage) => {
      person(stage, { locked: true })
      return byPassword(stage)
    },
  ],
  [
    50055,
    'a password that has expired',
    (stage) => {
      person(stage, { passwordState: 'expired' })
      return byPassword(stage)
    },
  ],
  [
    50056,
    'an account without password',
    (stage) => {
      person(stage, { passwordState: 'missing' })
      return byPassword(stage)
    },
  ],
  [
    50144,
    'a password that has expired on premises',
    (stage) => {
      person(stage, { passwordState: 'expired on premises' })
      return stage.authorize()
    },
  ],
  [
    50132,
    'a password that was changed since, for a public client',
    async (stage) => {
      stage.usePublicFlows()
      const { refresh_token } = await stage.tokens({}, { client_secret: undefined })
      stage.sim.control.advance(1_000)
      stage.sim.control.setPassword(stage.tenant, stage.login, 'new')
      return stage.refresh(refresh_token!, { client_secret: undefined })
    },
  ],
  [
    50133,
    'a password that has expired since, for a public client',
    async (stage) => {
      stage.usePublicFlows()
      const { refresh_token } = await stage.tokens({}, { client_secret: undefined })
      stage.sim.control.advance(1_000)
      person(stage, { passwordState: 'expired' })
      return stage.refresh(refresh_token!, { client_secret: undefined })
    },
  ],
  [
    50014,
    'an invitation that is still to be accepted',
    (stage) => stage.authorize({}, { login: invite(stage, true).login }),
  ],
  [
    500212,
    'a home that lets nobody out',
    (stage) => {
      const { tenant, login } = invite(stage)
      stage.sim.control.setPolicy(tenant, { guestsMayGoOut: false })
      return stage.authorize({}, { login })
    },
  ],
  [
    500213,
    'a directory that lets nobody in',
    (stage) => {
      policy(stage, { guestsMayComeIn: false })
      return stage.authorize({}, { login: invite(stage).login })
    },
  ],
  [
    90072,
    'a stranger where a second factor is wanted',
    (stage) => {
      policy(stage, { mfaRequired: true })
      return stage.authorize({}, { login: stage.other().login })
    },
  ],
  [
    90099,
    'a partner whose customer has not consented',
    (stage) => {
      const { tenant, login } = stage.other()
      policy(stage, { partners: [tenant] })
      stage.sim.control.deleteServicePrincipal(stage.tenant, stage.app.appId)
      return stage.authorize({}, { login })
    },
  ],
  [
    530036,
    'a policy against the device code flow, on the page',
    async (stage) => {
      await stage.code()
      policy(stage, { blockDeviceCode: true })
      const { user_code } = await stage.device()
      const { page } = await stage.browser.go(`${stage.sim.addresses.authority}/devicelogin?user_code=${user_code}`)
      return { at: 'page', status: page!.status, text: page!.text }
    },
  ],
  [
    53003,
    'a policy against the device code flow, for the device',
    async (stage) => {
      await stage.code()
      policy(stage, { blockDeviceCode: true })
      const { user_code, device_code } = await stage.device()
      await stage.browser.go(`${stage.sim.addresses.authority}/devicelogin?user_code=${user_code}`)
      return stage.token({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code })
    },
  ],
]
