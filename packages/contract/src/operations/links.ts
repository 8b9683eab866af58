import { z } from 'zod'
import { operation } from '../operation.ts'
import { id, instant, nothing } from '../values.ts'
import { setup, stepAnswer, stepId, wayOut } from './setup.ts'

/** Whose steps a link opens. */
const audience = z.enum(['both', 'entra-admin', 'bc-admin']).meta({
  id: 'LinkAudience',
  description: 'entra-admin: what is done in Entra. bc-admin: what is done in Business Central. both: all of it.',
})

/** All audiences, in the order in which they are offered. */
export const linkAudiences = audience.options

const link = z
  .object({
    id,
    setupId: id,
    audience,
    state: z.enum(['open', 'expired', 'revoked', 'finished']),
    createdAt: instant,
    expiresAt: instant,
    openedAt: instant.nullable().meta({ description: 'When somebody opened it for the first time.' }),
    lastSeenAt: instant.nullable(),
    returnTo: z.url().nullable(),
  })
  .meta({ id: 'SetupLink' })

/** How many days a link works unless something else is said. */
export const usualLinkDays = 14

const days = z.int().min(1).max(60).default(usualLinkDays).meta({ description: 'How long the link works.' })

export const createLink = operation({
  name: 'links.create',
  route: 'POST /v1/setups/{setupId}/links',
  role: 'administrator',
  about:
    'Makes a link with which somebody at the customer does their steps of a set-up, without an account. The address is in this answer only.',
  input: z.object({
    setupId: id,
    audience: audience.default('both'),
    days,
    returnTo: z.url().max(1_000).optional().meta({
      description: 'Where the last page leads to; its origin must be among the return addresses of the integration.',
    }),
  }),
  output: link
    .extend({
      url: z.url(),
      embedUrl: z.url().nullable().meta({
        description:
          'For `/embed.js`: the same link inside a page of yours. Null where the integration has no return address, because only their origins may show it.',
      }),
    })
    .meta({ id: 'NewSetupLink' }),
  status: 201,
  faults: ['setup.unknown', 'setup.ended', 'integration.off', 'link.return_forbidden'],
})

export const listLinks = operation({
  name: 'links.list',
  route: 'GET /v1/setups/{setupId}/links',
  role: 'reader',
  about: 'Lists the links of a set-up, newest first. Their addresses cannot be read again.',
  input: z.object({ setupId: id }),
  output: z.object({ links: z.array(link) }),
  faults: ['setup.unknown'],
})

export const renewLink = operation({
  name: 'links.renew',
  route: 'POST /v1/links/{linkId}/renew',
  role: 'administrator',
  about: 'Lets a link work for longer, also when it has expired; the address stays. A revoked one stays revoked.',
  input: z.object({ linkId: id, days }),
  output: link,
  faults: ['link.unknown', 'link.revoked', 'setup.ended'],
})

export const revokeLink = operation({
  name: 'links.revoke',
  route: 'DELETE /v1/links/{linkId}',
  role: 'administrator',
  about: 'Revokes a link at once.',
  input: z.object({ linkId: id }),
  output: nothing,
  destroys: 'The address stops working and cannot be made to work again; a new link can be made.',
  faults: ['link.unknown'],
})

const token = z.string().min(1).max(200).meta({ description: 'What stands behind # in the address of the link.' })
const headers = { token: 'x-landbridge-link' } as const

const linkFaults = ['link.unknown', 'link.expired', 'link.revoked', 'setup.ended', 'integration.off'] as const

const opened = z
  .object({
    audience,
    expiresAt: instant,
    returnTo: z.url().nullable(),
    vendor: z.object({
      name: z.string(),
      logo: z.string().nullable().meta({ description: 'A PNG or JPEG as a data URL.' }),
    }),
    setup: setup.meta({ description: 'Steps of other people have neither findings nor fields.' }),
  })
  .meta({ id: 'OpenedLink' })

export const readLink = operation({
  name: 'link.read',
  route: 'GET /v1/link',
  role: 'public',
  about: 'Opens a link: whose it is, and the set-up as its holder may see it.',
  input: z.object({ token }),
  headers,
  output: opened,
  faults: linkFaults,
})

export const answerByLink = operation({
  name: 'link.answer',
  route: 'POST /v1/link/steps/{step}/answer',
  role: 'public',
  about: 'Stores the values of a step, then looks; for the holder of a link.',
  input: z.object({ token, step: stepId, values: stepAnswer }),
  headers,
  output: opened,
  faults: [...linkFaults, 'link.not_yours', 'setup.step_locked', 'net.forbidden'],
})

export const lookByLink = operation({
  name: 'link.look',
  route: 'POST /v1/link/steps/{step}/look',
  role: 'public',
  about: 'Looks at a step again; for the holder of a link.',
  input: z.object({ token, step: stepId }),
  headers,
  output: opened,
  faults: [...linkFaults, 'link.not_yours', 'setup.step_locked'],
})

export const leaveByLink = operation({
  name: 'link.leave',
  route: 'POST /v1/link/steps/{step}/leave',
  role: 'public',
  about: "Makes the address at which the holder of a link goes on to Microsoft's sign-in or consent, and comes back.",
  input: z.object({
    token,
    step: stepId,
    embedded: z.boolean().default(false).meta({
      description: 'The page stands in a frame: the way goes through a window of its own, which ends by itself.',
    }),
  }),
  headers,
  output: wayOut,
  status: 201,
  faults: [...linkFaults, 'link.not_yours', 'setup.step_locked', 'integration.app_missing'],
})

export type SetupLink = z.output<typeof link>
export type OpenedLink = z.output<typeof opened>
