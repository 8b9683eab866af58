import { z } from 'zod'
import { operation } from '../operation.ts'
import { flow, mender, needs, routeName, verb, wanted } from '../values.ts'
import { explained, stepId } from './setup.ts'

const action = z
  .object({
    id: z.string().meta({ description: '`{set}.{verb}`, or `{set}.{bound action}`.' }),
    title: z.string(),
    set: z.string(),
    route: routeName,
    verb: verb.nullable().meta({ description: 'Null for a bound action.' }),
    area: z.string(),
    about: z.string(),
    since: z.number().meta({ description: 'First major version of Business Central that has it.' }),
    everyday: z.boolean().meta({ description: 'Offered by most connectors; such actions come first.' }),
  })
  .meta({ id: 'Action' })

export const listActions = operation({
  name: 'guide.actions',
  route: 'GET /v1/guide/actions',
  role: 'public',
  about: 'Lists all actions that an integration can choose among.',
  input: z.object({}),
  output: z.object({ actions: z.array(action) }),
  faults: [],
})

const guide = z
  .object({
    flow,
    version: z.number().nullable(),
    actions: z.array(action),
    unavailable: z.array(action).meta({ description: 'Chosen, but later than the version of Business Central.' }),
    wanted: z.array(wanted).meta({ description: 'The same choice as an integration takes it.' }),
    needs,
    steps: z.array(z.object({ id: stepId, title: z.string(), who: mender, explain: explained })),
    markdown: z.string().meta({ description: 'The whole guide as a document.' }),
  })
  .meta({ id: 'Guide' })

export const readGuide = operation({
  name: 'guide.read',
  route: 'GET /v1/guide',
  role: 'public',
  about: 'Draws the guide for a choice of actions: the steps, the permissions, and why each is needed.',
  input: z.object({
    actions: z.string().max(30_000).meta({ description: 'Ids of actions, separated by commas.' }),
    flow: flow.default('service-to-service'),
    version: z.coerce
      .number()
      .int()
      .min(17)
      .max(99)
      .optional()
      .meta({ description: 'Major version of Business Central.' }),
    endpoint: z.string().max(40).optional().meta({ description: 'Kind of endpoint; see the list of endpoints.' }),
    name: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .default('Your application')
      .meta({ description: 'Name of the application.' }),
  }),
  output: guide,
  faults: ['catalogue.unknown_action'],
})

export type ActionView = z.output<typeof action>
export type Guide = z.output<typeof guide>
