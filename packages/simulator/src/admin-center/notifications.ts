import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import { isGuid } from '../texts.ts'
import { type AdminAnswer, type Asked, needFields, needText, route } from './asked.ts'
import { doesNotExist, invalidInput } from './refusal.ts'
import { administrationOf, type Recipient } from './state.ts'

const recipientsOf = ({ administrator }: Asked): Recipient[] => administrationOf(administrator.tenant).recipients

const add = (asked: Asked): Response => {
  const fields = needFields(asked)
  const [email, name] = [needText(fields, 'email'), needText(fields, 'name')]
  const recipient: Recipient = { id: asked.sim.random.guid(), email, name }
  recipientsOf(asked).push(recipient)
  return json(200, recipient)
}

const emptyGuid = '00000000-0000-0000-0000-000000000000'

const remove = (asked: Asked): Response => {
  const id = asked.values.recipient!.toLowerCase()
  if (!isGuid(id) || id === emptyGuid) throw invalidInput('id', 'id must be the id of a recipient.')
  const recipients = recipientsOf(asked)
  const at = recipients.findIndex((each) => each.id === id)
  if (at < 0) throw doesNotExist(id, 'There is no such recipient.')
  recipients.splice(at, 1)
  return { status: 200 }
}

const path = '/settings/notification'

/** Whom Microsoft tells of updates. Nobody is mailed here. */
export const notificationRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', path, 0, (asked) =>
    json(200, { aadTenantId: asked.administrator.tenant.id, recipients: recipientsOf(asked) }),
  ),
  route('GET', `${path}/recipients`, 0, (asked) => json(200, { value: recipientsOf(asked) })),
  route('PUT', `${path}/recipients`, 0, add),
  route('DELETE', `${path}/recipients/{recipient}`, 0, remove),
]
