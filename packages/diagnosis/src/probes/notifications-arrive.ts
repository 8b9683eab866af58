import { type Entity, Fault, limits, routes, routeUrl } from '@landbridge/model'
import { ask, rowsOf, textOf } from '../ask.ts'
import { type Facts, placeOf, probe, type Reach } from '../facts.ts'
import { type Cause, type Evidence, type Finding, failed, pass, untold, untoldBecause } from '../finding.ts'
import { permissionCause } from './permission-cause.ts'
import type { WantedEntity } from './wanted-entity.ts'

/** An address that stands open for one handshake. */
export interface OpenReceiver {
  readonly url: string
  /** Whether Business Central has called it, and was answered. */
  readonly wasCalled: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/** Where Business Central can send notifications; or why it can send none, and what to do about it. */
export type NotificationDoor =
  | { readonly open: () => Promise<OpenReceiver> }
  | { readonly unreachable: Pick<Cause, 'text' | 'remedy' | 'who'> }

/** Marks the subscriptions of checks, so that one which was left behind is found again. */
export const clientState = 'landbridge-check'

const id = 'notifications.arrive'

type Needed = 'endpoints' | 'tenantId' | 'environment' | 'token' | 'usableRoles' | 'companies'
type Given = Pick<Facts, Needed> & Partial<Facts>

/**
 * Whether Business Central reaches us: subscribes to one entity set, sees the handshake, deletes the subscription and
 * looks that it is gone.
 *
 * @param wanted What the connection is for; one of it is subscribed to.
 */
export const notificationsArrive = (wanted: readonly WantedEntity[], door: NotificationDoor) =>
  probe({
    name: 'notificationsArrive',
    requests: 6,
    needs: ['endpoints', 'tenantId', 'environment', 'token', 'usableRoles', 'companies'],
    gives: [],
    look: async (facts, reach) => ({ finding: await judge(wanted, door, facts, reach), facts: {} }),
  })

const firstSystemTable = 2_000_000_000

/** Whether changes of a set can be told: the records of one table of the application, by one key. */
const isSubscribable = ({ source, key, onlyBelow, everyCompany, route }: Entity): boolean =>
  route === 'standard' &&
  source.table !== undefined &&
  source.table !== 'Job Queue Entry' &&
  source.temporary !== true &&
  source.platform !== true &&
  source.query === undefined &&
  (source.tableId ?? 0) < firstSystemTable &&
  key.length === 1 &&
  onlyBelow === undefined &&
  everyCompany !== true

const judge = async (
  wanted: readonly WantedEntity[],
  door: NotificationDoor,
  facts: Given,
  reach: Reach,
): Promise<Finding> => {
  if (!facts.usableRoles.includes(routes.standard.role))
    return untold(id, `Notifications were not looked at, because ${routes.standard.role} is not granted.`)
  if ('unreachable' in door) {
    const cause = { id: 'notifications.no_address', ...door.unreachable }
    return untoldBecause(id, 'Whether notifications arrive is not proved.', cause)
  }
  const subject = wanted.find(({ entity }) => isSubscribable(entity))
  const [company] = facts.companies
  if (subject === undefined || company === undefined)
    return untold(id, 'Nothing that this connection is for can be subscribed to.')
  const at = placeOf(facts)
  const url = `${routeUrl(at)}/subscriptions`
  const receiver = await door.open()
  try {
    const resource = `/${routes.standard.path}/companies(${company.id})/${subject.entity.set}`
    return await roundTrip({ url, resource, receiver, facts, reach, subject })
  } finally {
    await receiver.close()
  }
}

interface Trip {
  readonly url: string
  readonly resource: string
  readonly receiver: OpenReceiver
  readonly facts: Given
  readonly reach: Reach
  readonly subject: WantedEntity
}

const roundTrip = async (trip: Trip): Promise<Finding> => {
  const { url, resource, receiver, facts, reach } = trip
  let step = 'list'
  try {
    const room = await clear(trip)
    step = 'create'
    const body = { notificationUrl: receiver.url, resource, clientState }
    const made = (await ask({ url, method: 'POST', body }, reach, facts.token)).value as Row
    step = 'delete'
    await remove(trip, made)
    step = 'gone'
    const isGone = await hasGone(trip, made)
    const evidence: Evidence[] = [
      { label: 'Subscribed to', value: resource },
      { label: 'Handshake', value: (await receiver.wasCalled()) ? 'answered' : 'not seen here' },
      {
        label: 'Afterwards',
        value: isGone ? 'the subscription is gone' : 'the subscription is still listed; it ends by itself',
      },
      ...room,
    ]
    if (!isGone)
      return failed(id, 'The subscription of the check could not be removed.', new Fault('bc.unexpected'), { evidence })
    return pass(id, 'Business Central reaches us with notifications.', evidence)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return refusal(trip, step, error)
  }
}

type Row = Readonly<Record<string, unknown>>

const keyed = ({ url }: Trip, row: Row): string => `${url}('${textOf(row, 'subscriptionId')}')`

const remove = async (trip: Trip, row: Row): Promise<void> => {
  const headers = { 'if-match': textOf(row, '@odata.etag') || '*' }
  await ask({ url: keyed(trip, row), method: 'DELETE', headers }, trip.reach, trip.facts.token)
}

const hasGone = async (trip: Trip, row: Row): Promise<boolean> => {
  try {
    await ask(keyed(trip, row), trip.reach, trip.facts.token)
    return false
  } catch (error) {
    if (error instanceof Fault && error.details.status === 404) return true
    throw error
  }
}

/** Removes what a check left behind that was killed in the middle, and counts the others. */
const clear = async (trip: Trip): Promise<Evidence[]> => {
  const { url, reach, facts, receiver } = trip
  const rows = rowsOf((await ask(url, reach, facts.token)).value) ?? []
  const origin = new URL(receiver.url).origin
  const left = rows.filter(
    (row) => textOf(row, 'clientState') === clientState && textOf(row, 'notificationUrl').startsWith(`${origin}/`),
  )
  for (const row of left) await remove(trip, row)
  return [
    {
      label: 'Subscriptions',
      value: `${rows.length - left.length} of ${limits.subscriptions.value} in the environment`,
    },
  ]
}

const refusal = async ({ receiver, facts, subject }: Trip, step: string, fault: Fault): Promise<Finding> => {
  if (fault.code === 'bc.permission_missing') {
    if (step === 'list')
      return untold(id, 'Whether notifications arrive is not proved, because subscriptions cannot be read.')
    return failed(id, 'Business Central does not let us subscribe.', fault, {
      causes: [permissionCause(subject, fault.details.permission, facts)],
    })
  }
  if (step !== 'create') return failed(id, fault.message, fault)
  const wasCalled = await receiver.wasCalled()
  const evidence = [{ label: 'Handshake', value: wasCalled ? 'answered' : 'not seen here' }]
  const causes = wasCalled ? [] : [notReached(new URL(receiver.url).host, facts.environment)]
  const what = wasCalled
    ? 'Business Central refuses the subscription.'
    : 'Business Central does not reach us with notifications.'
  return failed(id, what, fault, { evidence, causes })
}

const notReached = (host: string, environment: string): Cause => ({
  id: 'notifications.not_reached',
  text: `Business Central in ${environment} cannot call ${host}, or not within five seconds`,
  remedy: `Open ${host} to the internet by https, with a certificate that everybody trusts, and let /hooks through.`,
  who: 'operator',
})
