import { z } from 'zod'
import { operation } from '../operation.ts'
import { endpoints, mender, routeName, verb } from '../values.ts'

const endpointChoice = z
  .object({
    kind: z
      .string()
      .meta({ description: '`business-central`, `wiise`, `demo` (while the simulator runs) or `other`.' }),
    name: z.string(),
    about: z.string(),
    addresses: endpoints.nullable().meta({ description: 'Null where the addresses are typed.' }),
    simulated: z.boolean().meta({ description: 'Talks to the simulator, not to Microsoft.' }),
    sample: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'Values to try it with, by field name; only a simulated endpoint has any.' }),
  })
  .meta({ id: 'EndpointChoice' })

export const listEndpoints = operation({
  name: 'catalogue.endpoints',
  route: 'GET /v1/catalogue/endpoints',
  role: 'reader',
  about: 'Lists the places where Business Central can be reached.',
  input: z.object({}),
  output: z.object({ endpoints: z.array(endpointChoice) }),
  faults: [],
})

const entitySetSummary = z
  .object({
    set: z.string(),
    name: z.string(),
    route: routeName,
    area: z.string(),
    about: z.string(),
    allows: z.array(verb),
    actions: z.array(z.string()),
    since: z.number(),
    needsParent: z.boolean(),
  })
  .meta({ id: 'EntitySetSummary' })

export const listSets = operation({
  name: 'catalogue.sets',
  route: 'GET /v1/catalogue/sets',
  role: 'reader',
  about: 'Lists the entity sets of Business Central, with what each allows.',
  input: z.object({ route: routeName.optional() }),
  output: z.object({ sets: z.array(entitySetSummary) }),
  faults: [],
})

const propertyView = z
  .object({
    name: z.string(),
    kind: z.string(),
    length: z.number().optional(),
    readOnly: z.boolean(),
    required: z.boolean(),
    options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
    refersTo: z.array(z.string()).optional().meta({ description: '`set.property` where the value must exist.' }),
    filterable: z.boolean(),
    since: z.number().optional(),
    note: z.string().optional(),
  })
  .meta({ id: 'PropertyView' })

export const readSet = operation({
  name: 'catalogue.set',
  route: 'GET /v1/catalogue/sets/{set}',
  role: 'reader',
  about: 'Describes one entity set: properties, navigation, actions, rules and needed permissions.',
  input: z.object({ set: z.string().min(1).max(100), route: routeName.default('standard') }),
  output: entitySetSummary
    .extend({
      key: z.array(z.string()),
      properties: z.array(propertyView),
      navigation: z.array(z.object({ name: z.string(), to: z.string(), many: z.boolean(), kind: z.string() })),
      boundActions: z.array(
        z.object({ name: z.string(), does: z.string(), undo: z.string(), repeatable: z.boolean() }),
      ),
      rules: z.array(z.object({ on: z.string(), rule: z.string() })),
      roles: z.array(z.string()),
      permissionSets: z.array(z.string()),
    })
    .meta({ id: 'EntitySet' }),
  faults: ['catalogue.unknown_set'],
})

export const listFaults = operation({
  name: 'catalogue.faults',
  route: 'GET /v1/catalogue/faults',
  role: 'public',
  about: 'Lists every fault that Landbridge may answer with: meaning, remedy, who mends it, when to try again.',
  input: z.object({}),
  output: z.object({
    faults: z.array(
      z
        .object({
          code: z.string(),
          status: z.number(),
          retry: z.string(),
          means: z.string(),
          remedy: z.string(),
          who: mender,
          seen: z.array(z.string()),
        })
        .meta({ id: 'FaultFact' }),
    ),
  }),
  faults: [],
})

export type EndpointChoice = z.output<typeof endpointChoice>
export type EntitySetSummary = z.output<typeof entitySetSummary>
export type PropertyView = z.output<typeof propertyView>
