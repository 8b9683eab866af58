import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  DeviceCodeCredential,
  OnBehalfOfCredential,
  UsernamePasswordCredential,
} from '@azure/identity'
import { signIn } from './browser.mjs'

/** @typedef {Record<string, string>} Input */

const scope = 'https://api.businesscentral.dynamics.com/.default'

/** @param {Input} input */
const optionsOf = ({ authorityHost }) =>
  authorityHost === undefined ? {} : { authorityHost, disableInstanceDiscovery: true }

/** @param {Input} input */
export const bySecret = async (input) => {
  const { TENANT = '', CLIENT_ID = '', CLIENT_SECRET = '' } = input
  return new ClientSecretCredential(TENANT, CLIENT_ID, CLIENT_SECRET, optionsOf(input)).getToken(input.scope ?? scope)
}

/** @param {Input} input */
export const byCertificate = async (input) => {
  const { TENANT = '', CLIENT_ID = '', certificatePath = '' } = input
  const chain = { sendCertificateChain: input.chain === 'yes' }
  return new ClientCertificateCredential(TENANT, CLIENT_ID, { certificatePath }, chain).getToken(scope)
}

/** @param {Input} input */
export const byAssertion = async ({ TENANT = '', CLIENT_ID = '', assertion = '' }) =>
  new ClientAssertionCredential(TENANT, CLIENT_ID, async () => assertion).getToken(scope)

/** @param {Input} input */
export const byDevice = async ({ TENANT = '', PUBLIC_ID = '', TEST_USER = '', TEST_PASSWORD = '' }) => {
  /** @type {any} */
  let shown
  /** @type {Promise<unknown>} */
  let signedIn = Promise.resolve()
  const credential = new DeviceCodeCredential({
    tenantId: TENANT,
    clientId: PUBLIC_ID,
    userPromptCallback: (answer) => {
      shown = answer
      const typed = { otc: answer.userCode, user_code: answer.userCode, code: answer.userCode }
      signedIn = signIn(answer.verificationUri, { user: TEST_USER, password: TEST_PASSWORD, back: 'nowhere:', typed })
    },
  })
  const token = await credential.getToken('https://api.businesscentral.dynamics.com/Financials.ReadWrite.All')
  return { shown, page: await signedIn, token }
}

/** @param {Input} input */
export const byPassword = async ({ TENANT = '', PUBLIC_ID = '', TEST_USER = '', TEST_PASSWORD = '', scope }) =>
  new UsernamePasswordCredential(TENANT, PUBLIC_ID, TEST_USER, TEST_PASSWORD).getToken(
    scope ?? 'https://api.businesscentral.dynamics.com/Financials.ReadWrite.All',
  )

/** @param {Input} input */
export const onBehalfOf = async ({ TENANT = '', CLIENT_ID = '', CLIENT_SECRET = '', assertion = '' }) =>
  new OnBehalfOfCredential({
    tenantId: TENANT,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    userAssertionToken: assertion,
  }).getToken(scope)
