import { z } from 'zod'

/** What an application proves with who it is. */
export const credentialKind = z.enum(['secret', 'certificate', 'federated']).meta({
  id: 'CredentialKind',
  description: 'federated: no secret at all; Entra trusts what Landbridge signs.',
})

/** Shapes that several operations share. Names here become the schema names of the OpenAPI document. */

export const id = z.guid().meta({ description: 'Key: a GUID that never changes.' })
export const instant = z.iso.datetime({ offset: true }).meta({ description: 'A moment, ISO 8601 with zone.' })
export const nothing = z.null().meta({ description: 'No content.' })

export const mender = z
  .enum(['entra-admin', 'bc-admin', 'admin-center-admin', 'builder', 'signed-in-person', 'operator', 'microsoft'])
  .meta({ id: 'Mender', description: 'Who can mend it.' })

/** A failure as a person and a program read it. */
export const faultView = z
  .object({
    code: z.string().meta({ description: 'Stable code, `area.reason`; see the list of faults.' }),
    message: z.string().meta({ description: 'What happened, in one sentence.' }),
    remedy: z.string().meta({ description: 'What to do about it.' }),
    who: mender,
    field: z.string().optional().meta({ description: 'The input field at fault.' }),
    theirs: z.string().optional().meta({ description: "Microsoft's own code." }),
    theirMessage: z.string().optional().meta({ description: "Microsoft's text." }),
    correlation: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: "Identifiers for Microsoft's support." }),
    retryAfterMs: z.number().optional(),
  })
  .meta({ id: 'Fault' })

/** Body of every answer that is not a success. */
export const faultBody = z
  .object({ error: faultView.extend({ requestId: z.string() }) })
  .meta({ id: 'FaultBody', description: 'The request was refused and changed nothing.' })

export const link = z
  .object({ url: z.url(), page: z.string().meta({ description: 'Name of the page as it is headed there.' }) })
  .meta({ id: 'Link' })

export const endpoints = z
  .object({
    authority: z.url(),
    graph: z.url(),
    api: z.url(),
    webClient: z.url(),
    entraAdminCenter: z.url(),
  })
  .meta({
    id: 'Endpoints',
    description: 'Addresses of one cloud, embed application or simulator, without a slash at the end.',
  })

export const routeName = z.enum(['standard', 'automation']).meta({ id: 'RouteName' })
export const verb = z.enum(['list', 'get', 'create', 'update', 'delete']).meta({ id: 'Verb' })

/** One entity set and what shall be done with it. */
export const wanted = z
  .object({
    set: z.string().min(1).max(100),
    route: routeName.default('standard'),
    verbs: z.array(verb),
    actions: z
      .array(z.string().min(1).max(100))
      .max(50)
      .optional()
      .meta({ description: 'Bound actions of its records, such as `post`.' }),
  })
  .meta({ id: 'Wanted' })

export const flow = z.enum(['service-to-service', 'shared-app', 'delegated']).meta({
  id: 'Flow',
  description:
    "service-to-service: the application acts as itself, with an app registration in the customer's tenant. shared-app: the same with one multi-tenant registration of the vendor's, which each customer consents to. delegated: the application acts as the person who signs in.",
})

/** All flows, in the order in which they are offered. */
export const flows = flow.options

const reason = z.string().meta({ description: 'Which of the chosen actions need it.' })

/** What must be granted, and why. */
export const needs = z
  .object({
    roles: z
      .array(z.object({ name: z.string(), id, reason }))
      .meta({ description: 'Application permissions of the app registration; none where a person signs in.' }),
    scopes: z
      .array(z.object({ name: z.string(), reason }))
      .meta({ description: 'Delegated permissions, asked for at sign-in; none where the application acts as itself.' }),
    permissionSets: z
      .array(z.object({ id: z.string(), name: z.string(), reason }))
      .meta({ description: 'Permission sets in Business Central: of the application, or of the person.' }),
  })
  .meta({ id: 'Needs' })

export const company = z
  .object({ id, name: z.string(), displayName: z.string() })
  .meta({ id: 'Company', description: 'One set of books inside an environment.' })

/** A record of any entity set, exactly as Business Central returned it. */
export const record = z
  .record(z.string(), z.unknown())
  .meta({ id: 'Record', description: 'As Business Central returned it; `@odata.etag` is the version to send back.' })

export type FaultView = z.output<typeof faultView>
export type Link = z.output<typeof link>
export type EndpointAddresses = z.output<typeof endpoints>
export type Company = z.output<typeof company>
export type WantedSet = z.output<typeof wanted>
export type Flow = z.output<typeof flow>
export type Needs = z.output<typeof needs>
