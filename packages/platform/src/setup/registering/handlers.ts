import type { Handlers } from '../../handler.ts'
import type { Walk } from '../walk.ts'
import type { Registering } from './registering.ts'

export type RegisteringOperation = 'registering.read' | 'registering.start' | 'registering.undo'

/** The app registration of a customer, for members; those who came by a link have operations of their own. */
export const registeringHandlers = (walk: Walk, registering: Registering): Pick<Handlers, RegisteringOperation> => ({
  'registering.read': async ({ setupId }, context) => registering.read(await walk.get(context, setupId)),
  'registering.start': async ({ setupId, planId, credential }, context) =>
    registering.start(await walk.get(context, setupId), planId, credential),
  'registering.undo': async ({ setupId }, context) => registering.undo(await walk.get(context, setupId)),
})
