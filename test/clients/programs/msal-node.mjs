import { ConfidentialClientApplication, CryptoProvider, PublicClientApplication } from '@azure/msal-node'
import { signIn } from './browser.mjs'

/** @typedef {Record<string, string>} Input */

const bc = 'https://api.businesscentral.dynamics.com'
const back = 'http://localhost:8080/oauth/callback'

/** As in every sample: Microsoft's own host. @param {Input} input */
const authorityOf = ({ TENANT, authority }) => authority ?? `https://login.microsoftonline.com/${TENANT}`

/** @type {ConfidentialClientApplication | undefined} */
let kept

/** @param {Input} input */
const confidential = (input) =>
  new ConfidentialClientApplication({
    auth: {
      clientId: input.CLIENT_ID ?? '',
      authority: authorityOf(input),
      ...(input.privateKey === undefined
        ? { clientSecret: input.CLIENT_SECRET ?? '' }
        : {
            clientCertificate: {
              ...(input.thumbprintSha256 === undefined ? {} : { thumbprintSha256: input.thumbprintSha256 }),
              ...(input.thumbprint === undefined ? {} : { thumbprint: input.thumbprint }),
              ...(input.x5c === undefined ? {} : { x5c: input.x5c }),
              privateKey: input.privateKey,
            },
          }),
      ...(input.knownAuthority === undefined ? {} : { knownAuthorities: [input.knownAuthority] }),
    },
  })

/** @param {Input} input */
export const forClient = async (input) => {
  const app = confidential(input)
  const request = { scopes: [input.scope ?? `${bc}/.default`] }
  const first = await app.acquireTokenByClientCredential(request)
  const second = await app.acquireTokenByClientCredential(request)
  return { first, second }
}

/** @param {Input} input */
export const byCode = async (input) => {
  const app = confidential(input)
  kept = app
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes()
  const scopes = (input.scopes ?? `${bc}/Financials.ReadWrite.All`).split(' ')
  const responseMode = /** @type {any} */ (input.responseMode ?? 'query')
  const url = await app.getAuthCodeUrl({
    scopes,
    redirectUri: back,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
    state: 'a state',
    nonce: 'a nonce',
    responseMode,
    ...(input.prompt === undefined ? {} : { prompt: input.prompt }),
  })
  const landed = await signIn(url, { user: input.TEST_USER ?? '', password: input.TEST_PASSWORD ?? '', back })
  const { searchParams } = new URL(landed.replace('#', '?'))
  const token = await app.acquireTokenByCode(
    {
      code: searchParams.get('code') ?? '',
      scopes,
      redirectUri: back,
      codeVerifier: input.wrongVerifier ?? verifier,
      state: 'a state',
      nonce: 'a nonce',
    },
    { code: searchParams.get('code') ?? '', state: searchParams.get('state') ?? '' },
  )
  return { url, landed, token }
}

/** Asks again for the person who signed in before. @param {Input} input */
export const silent = async (input) => {
  const [account] = (await kept?.getTokenCache().getAllAccounts()) ?? []
  if (kept === undefined || account === undefined) throw new Error('Nobody has signed in.')
  const token = await kept.acquireTokenSilent({
    account,
    scopes: (input.scopes ?? `${bc}/Financials.ReadWrite.All`).split(' '),
    forceRefresh: input.forceRefresh === 'yes',
  })
  return { account, token }
}

/** @param {Input} input */
const publicClient = (input) =>
  new PublicClientApplication({ auth: { clientId: input.PUBLIC_ID ?? '', authority: authorityOf(input) } })

/** With a browser, and a listener of its own at a loopback address. @param {Input} input */
export const interactive = async (input) => {
  let opened = ''
  const token = await publicClient(input).acquireTokenInteractive({
    scopes: [`${bc}/Financials.ReadWrite.All`],
    openBrowser: async (url) => {
      opened = url
      const back = new URL(url).searchParams.get('redirect_uri') ?? ''
      const landed = await signIn(url, { user: input.TEST_USER ?? '', password: input.TEST_PASSWORD ?? '', back })
      // It asks for the answer as a posted form.
      await fetch(back, { method: 'POST', body: new URL(landed).searchParams })
    },
  })
  return { opened, token }
}

/** @param {Input} input */
export const byDevice = async (input) => {
  /** @type {any} */
  let shown
  /** @type {Promise<unknown>} */
  let signedIn = Promise.resolve()
  const token = await publicClient(input).acquireTokenByDeviceCode({
    scopes: [`${bc}/Financials.ReadWrite.All`],
    deviceCodeCallback: (answer) => {
      shown = answer
      signedIn = signIn(input.devicePage ?? answer.verificationUri, {
        user: input.TEST_USER ?? '',
        password: input.TEST_PASSWORD ?? '',
        back: 'nowhere:',
        typed: { otc: answer.userCode, user_code: answer.userCode, code: answer.userCode },
      })
    },
  })
  return { shown, page: await signedIn, token }
}

/** @param {Input} input */
export const byPassword = async (input) =>
  publicClient(input).acquireTokenByUsernamePassword({
    scopes: [`${bc}/Financials.ReadWrite.All`],
    username: input.user ?? input.TEST_USER ?? '',
    password: input.password ?? input.TEST_PASSWORD ?? '',
  })

/** @param {Input} input */
export const onBehalfOf = async (input) =>
  confidential(input).acquireTokenOnBehalfOf({
    oboAssertion: input.assertion ?? '',
    scopes: [input.scope ?? `${bc}/Financials.ReadWrite.All`],
  })
