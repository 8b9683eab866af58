import { z } from 'zod'
import { eventKindNames, gravities } from '../event-kinds.ts'
import { operation } from '../operation.ts'
import { id, instant } from '../values.ts'

/** A kind of event. */
export const eventKind = z.enum(eventKindNames).meta({
  id: 'EventKind',
  description: '`subject.what`; the list is in the reference of events.',
})

export const gravity = z.enum(gravities).meta({
  id: 'Gravity',
  description:
    'note: nobody has to act. degraded: may pass by itself. attention: somebody has to act. broken: nothing works until somebody has acted. The end of something has the gravity of what has ended.',
})

const named = z.object({ id, name: z.string().nullable().meta({ description: 'As it was called then.' }) })

export const event = z
  .object({
    id,
    kind: z.string().meta({ description: 'Usually one of the known kinds; a later version may bring others.' }),
    at: instant,
    title: z.string(),
    text: z.string().meta({ description: 'What happened, in one sentence.' }),
    gravity,
    connection: named.nullable(),
    integration: named.nullable(),
    data: z.record(z.string(), z.unknown()).meta({ description: 'By the kind; see the reference of events.' }),
  })
  .meta({ id: 'Event' })

export const listEvents = operation({
  name: 'events.list',
  route: 'GET /v1/events',
  role: 'reader',
  about: 'Lists what happened, newest first. Events are kept for 90 days.',
  input: z.object({
    kind: z
      .string()
      .min(1)
      .max(2_000)
      .optional()
      .meta({ description: 'Only events of this kind; several are separated by commas.' }),
    connectionId: id.optional(),
    integrationId: id.optional(),
    since: instant.optional().meta({ description: 'Only events of this moment and later.' }),
    top: z.coerce.number().int().min(1).max(500).default(50).meta({ description: 'Events on a page.' }),
    cursor: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional()
      .meta({ description: '`next` of the page before.' }),
  }),
  output: z.object({
    events: z.array(event),
    next: z.string().nullable().meta({ description: 'Cursor of the next page; null on the last.' }),
  }),
  faults: [],
})

export type EventView = z.output<typeof event>
