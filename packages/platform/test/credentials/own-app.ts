import type { Credential } from '@landbridge/contract'
import { graphAppId } from '@landbridge/model'
import { connect } from '../journey.ts'
import type { Story } from '../story.ts'

export const dayMs = 86_400_000

/** The demonstration connection, with what is known of its credential. */
export const connectWithSecret = async (story: Story) => {
  const { connectionId } = await connect(story)
  const id = connectionId as string
  const current = async (): Promise<Credential> => {
    const { credentials } = await story.call('credentials.list', { connectionId: id })
    const active = credentials.find(({ state }) => state === 'active')
    if (active === undefined) throw new Error(`No credential is used: ${JSON.stringify(credentials)}`)
    return active
  }
  const list = async () => (await story.call('records.list', { connectionId: id, set: 'customers', top: 1 })).records
  return { id, current, list }
}

/** What the directory has of the customer's application, with the permission to look after itself. */
export const ownApp = ({ simulator: { world, env, control } }: Story, clientId = env.CLIENT_ID) => {
  const tenant = [...world.tenants.values()].find(({ applications }) => applications.has(clientId))
  const application = tenant?.applications.get(clientId)
  const principal = tenant?.servicePrincipals.get(clientId)
  if (tenant === undefined || application === undefined || principal === undefined)
    throw new Error('There is no application.')
  return {
    application,
    /** The narrow permission, and the application as an owner of itself. */
    letManageItself: () => {
      control.grant(tenant.id, clientId, {
        resource: graphAppId,
        name: 'Application.ReadWrite.OwnedBy',
        type: 'Role',
      })
      application.owners.push(principal.id)
    },
    /** Credentials that Entra would take now. */
    valid: (now: number) =>
      [...application.secrets, ...application.certificates].filter((each) => each.startsAt <= now && now < each.endsAt),
  }
}

/** Lets time pass in steps until something is so. */
export const passUntil = async (
  story: Story,
  isSo: () => Promise<boolean>,
  stepMs = 60_000,
  steps = 200,
): Promise<void> => {
  await story.runs.idle()
  for (let count = 0; !(await isSo()); count += 1) {
    if (count > steps) throw new Error('It does not come to that.')
    await story.pass(stepMs)
  }
}
