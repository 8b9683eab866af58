import type { Watch } from '@landbridge/contract'
import type { Connections } from '../connections/open.ts'
import type { CallContext, Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import { scheduledCheck } from '../proving/schedule.ts'
import type { Watching } from '../proving/watching.ts'

type Operation = 'watch.read' | 'watch.hasten'

/** When a connection is looked at by itself. */
export const watchHandlers = (
  { config, now }: Pick<Parts, 'config' | 'now'>,
  connections: Connections,
  watching: Watching,
): Pick<Handlers, Operation> => {
  const read = async (connectionId: string, context: CallContext): Promise<Watch> => {
    const row = await connections.get(context, connectionId)
    return { scheduled: scheduledCheck(row, config.checkEveryMs, now()), watching: await watching.read(connectionId) }
  }

  return {
    'watch.read': async ({ connectionId }, context) => read(connectionId, context),

    'watch.hasten': async ({ connectionId }, context) => {
      await watching.hasten(await connections.get(context, connectionId))
      return read(connectionId, context)
    },
  }
}
