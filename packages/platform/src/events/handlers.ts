import { eventKindNames } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import type { Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import { listEvents } from '../store/events.ts'
import { viewEvent } from './view.ts'

/** What happened. A key that is bound to one integration sees only the events of that one. */
export const eventHandlers = ({ db }: Pick<Parts, 'db'>): Pick<Handlers, 'events.list'> => ({
  'events.list': async ({ kind, connectionId, integrationId, since, top, cursor }, context) => {
    if (context.integrationId !== undefined && integrationId !== undefined && integrationId !== context.integrationId)
      return { events: [], next: null }
    const rows = await listEvents(
      db,
      context.workspaceId,
      {
        kinds: kind === undefined ? undefined : kindsOf(kind),
        connectionId,
        integrationId: context.integrationId ?? integrationId,
        since: since === undefined ? undefined : new Date(since),
        before: cursor,
      },
      top + 1,
    )
    const shown = rows.slice(0, top)
    return { events: shown.map(viewEvent), next: rows.length > top ? (shown.at(-1)?.position ?? null) : null }
  },
})

/** @throws Fault `request.invalid` for a kind that there is not */
const kindsOf = (text: string): string[] => {
  const kinds = text.split(',').map((each) => each.trim())
  const unknown = kinds.find((each) => !eventKindNames.some((name) => name === each))
  if (unknown !== undefined)
    throw new Fault('request.invalid', { field: 'kind', message: `kind: There is no kind ${JSON.stringify(unknown)}.` })
  return kinds
}
