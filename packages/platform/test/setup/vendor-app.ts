import type { Flow, Setup, WantedSet } from '@landbridge/contract'
import { customersAndItems } from '../journey.ts'
import type { Story } from '../story.ts'

const bc = '996def3d-b36c-4153-8607-a6fd3c01b89f'
export const vendorTenant = 'vendor.example'

/** Registers a multi-tenant application in a vendor's own directory. */
export const registerVendorApp = ({ simulator, parts }: Story, { redirectUris = [parts.callbackUrl()] } = {}) => {
  const { control } = simulator
  control.createTenant({ displayName: 'Vendor', domains: [vendorTenant] })
  const { appId } = control.createApplication(vendorTenant, {
    displayName: 'Warehouse sync',
    signInAudience: 'AzureADMultipleOrgs',
    redirectUris,
  })
  for (const [name, type] of [
    ['API.ReadWrite.All', 'Role'],
    ['Financials.ReadWrite.All', 'Scope'],
  ] as const)
    control.addPermission(vendorTenant, appId, { resource: bc, name, type })
  const endsAt = simulator.clock.now() + 700 * 86_400_000
  const { text: secret } = control.addSecret(vendorTenant, appId, { endsAt })
  return { clientId: appId, secret, endsOn: new Date(endsAt).toISOString().slice(0, 10) }
}

/** Makes an integration with the vendor's application, and a set-up of it. */
export const beginWithVendorApp = async (
  story: Story,
  flow: Flow,
  app = registerVendorApp(story),
  wanted: WantedSet[] = customersAndItems,
): Promise<Setup> => {
  const { id } = await story.call('integrations.create', {
    name: 'Warehouse sync',
    flow,
    endpoint: { kind: 'demo', addresses: story.simulator.addresses },
    app,
    wanted,
  })
  return story.call('setup.start', { integrationId: id, linkedAccount: { id: 'c-17', name: 'Fjordline' } })
}

/** What the demonstration administrator types. */
export const administrator = ({ simulator: { env } }: Story) => ({ login: env.TEST_USER, passwd: env.TEST_PASSWORD })
