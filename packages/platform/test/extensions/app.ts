import type { Setup } from '@landbridge/contract'
import { type AppJson, packApp } from '@landbridge/diagnosis'
import { answerUpTo, beginSetup, customersAndItems } from '../journey.ts'
import type { Story } from '../story.ts'

export const appJson: AppJson = {
  id: 'b3d0a4c2-1111-4222-8333-0123456789ab',
  name: 'Fjordline Link',
  publisher: 'Fjordline',
  version: '1.0.0.0',
  application: '26.0.0.0',
  platform: '26.0.0.0',
  runtime: '15.0',
}

/** An `.app` file in base64. */
export const appFile = (changes: Partial<AppJson> = {}): string =>
  Buffer.from(packApp({ ...appJson, ...changes }, [{ path: 'link.al', bytes: Buffer.from('// AL') }])).toString(
    'base64',
  )

const adminCenterRole = {
  resource: '996def3d-b36c-4153-8607-a6fd3c01b89f',
  name: 'AdminCenter.ReadWrite.All',
  type: 'Role',
} as const

/** Lets the application administer environments: the role, and the list in the admin center. */
export const admitToAdminCenter = ({ simulator }: Story): void => {
  const { control, env, world } = simulator
  control.addPermission(env.TENANT, env.CLIENT_ID, adminCenterRole)
  control.grant(env.TENANT, env.CLIENT_ID, adminCenterRole)
  const tenant = world.tenants.get(env.TENANT)
  if (tenant === undefined) throw new Error('There is no demonstration tenant.')
  tenant.authorizedApps ??= new Set()
  tenant.authorizedApps.add(env.CLIENT_ID)
}

/** Lets the application upload extensions by the automation API. */
export const admitToExtensions = ({ simulator: { control, env } }: Story): void => {
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: env.CLIENT_ID,
    state: 'Enabled',
    permissionSets: ['D365 BUS FULL ACCESS', 'D365 AUTOMATION', 'EXTEN. MGT. - ADMIN'].map((roleId) => ({ roleId })),
  })
}

/** A set-up at the step of the extension. */
export const beginWithExtension = async (story: Story, file = appFile()): Promise<Setup> => {
  const begun = await beginSetup(story, customersAndItems)
  await story.call('extensions.put', { integrationId: begun.integrationId, file, fileName: 'link.app' })
  return answerUpTo(story, begun, 'environment')
}
