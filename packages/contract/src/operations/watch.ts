import { z } from 'zod'
import { operation } from '../operation.ts'
import { id, instant } from '../values.ts'

const watch = z
  .object({
    scheduled: z
      .object({
        everyMs: z.number().meta({ description: 'Milliseconds from one scheduled check to the next.' }),
        nextAt: instant,
      })
      .nullable()
      .meta({ description: 'When the connection is proved next whatever happens; null while it is not in use.' }),
    watching: z
      .object({
        since: instant,
        lines: z.array(z.string()).meta({
          description: 'Ids of the lines of the last check that are looked at; empty where a whole check comes next.',
        }),
        lookedAt: instant.nullable(),
        nextAt: instant,
        quickUntil: instant.nullable().meta({
          description: 'Until when the intervals are short because somebody is at it; null where that is over.',
        }),
      })
      .nullable()
      .meta({
        description:
          'Something was found amiss, and it is looked at again by itself until a check is green; else null.',
      }),
  })
  .meta({ id: 'Watch' })

export const readWatch = operation({
  name: 'watch.read',
  route: 'GET /v1/connections/{connectionId}/watch',
  role: 'reader',
  about: 'Says when a connection is looked at next by itself, and why.',
  input: z.object({ connectionId: id }),
  output: watch,
  faults: ['connection.unknown'],
})

export const hastenWatch = operation({
  name: 'watch.hasten',
  route: 'POST /v1/connections/{connectionId}/watch',
  role: 'actor',
  about:
    'Says that somebody is mending it: a connection that is watched is looked at in short intervals for the next ten minutes. For one with nothing amiss it does nothing.',
  input: z.object({ connectionId: id }),
  output: watch,
  faults: ['connection.unknown'],
})

export type Watch = z.output<typeof watch>
