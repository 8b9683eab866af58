import { equal } from 'node:assert/strict'
import { type CheckLine, planCheck, provingCheck, verdictOf } from '@landbridge/diagnosis'
import { entities } from '@landbridge/model'
import type { Settings } from './connect.ts'

interface Whole extends Settings {
  GRAPH_URL: string
  WEB_CLIENT_URL: string
  ENTRA_ADMIN_URL: string
  COMPANY_NAME: string
}

const planOf = (settings: Whole, secret: string) =>
  planCheck({
    endpoints: {
      authority: settings.AUTHORITY,
      graph: settings.GRAPH_URL,
      api: settings.BC_URL,
      webClient: settings.WEB_CLIENT_URL,
      entraAdminCenter: settings.ENTRA_ADMIN_URL,
    },
    tenant: settings.TENANT,
    clientId: settings.CLIENT_ID,
    credential: { secret },
    credentialEndsAt: null,
    environment: settings.ENVIRONMENT,
    companies: [{ id: settings.COMPANY, name: settings.COMPANY_NAME, displayName: settings.COMPANY_NAME }],
    wanted: [{ entity: entities.customers, verbs: ['list', 'get'] }],
  })

/** Proves a connection line by line; with a wrong secret, says where it stops and what to do. */
export const run = async (settings: Whole) => {
  const plan = planOf(settings, settings.CLIENT_SECRET)
  const lines: CheckLine[] = []
  for await (const line of provingCheck(plan, {})) lines.push(line)
  equal(verdictOf(lines), 'pass')

  const failing: string[] = []
  for await (const { verdict, code, remedy } of provingCheck(planOf(settings, 'not-the-secret-of-this-app'), {}))
    if (verdict === 'fail') failing.push(`${code}: ${remedy}`)
  equal(failing.length, 1)
  equal(failing[0]?.startsWith('auth.secret_wrong: Create a new client secret'), true)
}
