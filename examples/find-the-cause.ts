import { deepEqual } from 'node:assert/strict'
import { diagnose } from '@landbridge/diagnosis'
import type { Settings } from './connect.ts'

interface Whole extends Settings {
  GRAPH_URL: string
  WEB_CLIENT_URL: string
  ENTRA_ADMIN_URL: string
}

/** Finds the cause of a failure: from a copied text alone, and from a connection of which no call is at hand. */
export const run = async (settings: Whole) => {
  const copied = await diagnose({ failure: { text: 'AADSTS7000222: The provided client secret keys are expired.' } })
  deepEqual(
    copied.causes.map(({ id, confidence, who }) => [id, confidence, who]),
    [['P02', 'certain', 'entra-admin']],
  )

  const { causes } = await diagnose({
    subject: {
      endpoints: {
        authority: settings.AUTHORITY,
        graph: settings.GRAPH_URL,
        api: settings.BC_URL,
        webClient: settings.WEB_CLIENT_URL,
        entraAdminCenter: settings.ENTRA_ADMIN_URL,
      },
      tenant: settings.TENANT,
      clientId: settings.CLIENT_ID,
      credential: { secret: settings.CLIENT_SECRET },
      environment: 'Produktion',
    },
  })
  deepEqual([causes[0]?.id, causes[0]?.confidence], ['P41', 'certain'])
}
