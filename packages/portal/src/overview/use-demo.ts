import type { EndpointAddresses } from '@landbridge/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../calls/call.ts'

/** What the demo shows: enough for a first look at every page. */
const demoSets = ['customers', 'vendors', 'items', 'salesInvoices', 'salesOrders', 'contacts', 'generalLedgerEntries']

export interface DemoEndpoint {
  readonly kind: string
  readonly addresses: EndpointAddresses
}

/**
 * Opens the guide for the demo tenant. An integration of that endpoint is used again; so is a set-up of it that was
 * begun and not finished.
 */
export const useDemo = () => {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const navigate = useNavigate()

  const findIntegration = async ({ kind, addresses }: DemoEndpoint): Promise<{ id: string }> => {
    const { integrations } = await call('integrations.list', {})
    const known = integrations.find((each) => each.endpoint?.kind === kind && each.enabled)
    if (known) return known
    const { sets } = await call('catalogue.sets', { route: 'standard' })
    const wanted = sets
      .filter((each) => demoSets.includes(each.set))
      .map((each) => ({ set: each.set, route: each.route, verbs: each.allows }))
    return call('integrations.create', { name: t('overview.demoName'), endpoint: { kind, addresses }, wanted })
  }

  return useMutation<{ id: string }, Error, DemoEndpoint>({
    mutationFn: async (endpoint) => {
      const integration = await findIntegration(endpoint)
      const { setups } = await call('setup.list', { state: 'open' })
      const begun = setups.find((each) => each.integrationId === integration.id)
      const linkedAccount = { id: 'demo', name: t('overview.demoAccount') }
      return begun ?? (await call('setup.start', { integrationId: integration.id, linkedAccount }))
    },
    onSuccess: async ({ id }) => {
      await Promise.all(
        ['setup.list', 'integrations.list'].map((name) => cache.invalidateQueries({ queryKey: [name] })),
      )
      await navigate({ to: '/setups/$setupId', params: { setupId: id } })
    },
  })
}
