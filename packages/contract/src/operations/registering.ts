import { z } from 'zod'
import { operation } from '../operation.ts'
import { credentialKind, faultView, id, instant } from '../values.ts'

/** How far one thing is that Landbridge makes, or takes back. */
const stepState = z.enum(['to-do', 'working', 'waiting', 'done', 'left', 'failed']).meta({
  id: 'RegisteringStepState',
  description:
    'waiting: for Entra to know everywhere what was made. left: the person who signed in may not do it, or a policy forbids it. failed: somebody has to act, then it can go on.',
})

const step = z
  .object({
    id: z.string(),
    what: z.string().meta({ description: 'What is made, granted or looked up.' }),
    why: z.string(),
    may: z.enum(['yes', 'maybe', 'no']).meta({
      description: 'Whether the person who signed in may do it; maybe while nobody has, or where only trying shows it.',
    }),
    roles: z.array(z.string()).meta({ description: 'Directory roles of which one is enough; none: anybody.' }),
    state: stepState,
    since: instant.nullable().meta({ description: 'Since when it is worked at.' }),
    waitingFor: z.string().optional().meta({ description: 'What is waited for, while it is.' }),
    objectId: z.string().optional().meta({ description: 'Id of the object in the directory.' }),
    note: z.string().optional().meta({ description: 'What came of it, where there is more to say.' }),
    fault: faultView.optional(),
  })
  .meta({ id: 'RegisteringStep' })

const registering = z
  .object({
    state: z.enum(['open', 'running', 'stopped', 'partly', 'done', 'undoing', 'undone']).meta({
      description:
        'open: nothing was made yet. stopped: a step failed; starting again goes on from there. partly: all that the person may do is done, the steps that are left need somebody else.',
    }),
    scopes: z.array(z.object({ name: z.string(), reason: z.string() })).meta({
      description: 'Delegated permissions of Microsoft Graph that the administrator is asked for at sign-in.',
    }),
    signIn: z
      .object({
        person: z.string(),
        organisation: z.object({ id, name: z.string(), domains: z.array(z.string()) }),
        roles: z.array(z.string()).meta({ description: 'Directory roles that are active now.' }),
        until: instant,
      })
      .nullable()
      .meta({ description: 'Who is signed in. Null: nobody, or the sign-in has ended or was destroyed after use.' }),
    refusal: faultView.nullable().meta({ description: 'Why the last sign-in came to nothing.' }),
    planId: id.nullable().meta({ description: 'The plan to agree to; another one with each sign-in.' }),
    steps: z
      .array(step)
      .meta({ description: 'Everything that is made, in its order: the plan before, the progress then.' }),
    credentials: z
      .array(z.object({ kind: credentialKind, unavailable: z.string().nullable() }))
      .meta({ description: 'Credentials that may be chosen, the better ones first; why one is not available.' }),
    canUndo: z.boolean().meta({ description: 'There is something that was made here.' }),
    undo: z.array(step).meta({ description: 'What undo takes back; empty until it was begun.' }),
  })
  .meta({ id: 'Registering', description: 'The app registration of a customer, made by Landbridge.' })

const unavailable = ['setup.unknown', 'setup.step_locked', 'integration.app_missing'] as const
const refusals = ['setup.sign_in_needed', 'setup.plan_changed', 'setup.registering'] as const

export const readRegistering = operation({
  name: 'registering.read',
  route: 'GET /v1/setups/{setupId}/registering',
  role: 'reader',
  about:
    'Reads the plan of what Landbridge would make in the directory of the customer, each with its reason, and how far it is. An administrator signs in by way of setup.leave at the step registration or consent.',
  input: z.object({ setupId: id }),
  output: registering,
  faults: unavailable,
})

const credential = credentialKind.optional().meta({
  description:
    'Which credential the application gets. Default: the one that was chosen before, else a certificate. Where the directory allows no client secrets, it gets a certificate.',
})

const planId = id.meta({ description: 'Of the plan that was read and agreed to.' })

export const startRegistering = operation({
  name: 'registering.start',
  route: 'POST /v1/setups/{setupId}/registering/start',
  role: 'administrator',
  about:
    'Carries the plan out with the sign-in of the administrator: app registration, service principals, permissions, credential. What is there already is not made again, so that it may be started after any interruption. The set-up then goes on by itself.',
  input: z.object({ setupId: id, planId, credential }),
  output: registering,
  status: 202,
  faults: [...unavailable, ...refusals, 'setup.ended', 'integration.off'],
})

const losses =
  'The app registration with its secret and permissions is deleted from the directory, and what was made there beside it. A connection that uses it stops working.'

export const undoRegistering = operation({
  name: 'registering.undo',
  route: 'POST /v1/setups/{setupId}/registering/undo',
  role: 'administrator',
  about: 'Takes back exactly what Landbridge has made in the directory, with the sign-in of an administrator.',
  input: z.object({ setupId: id }),
  output: registering,
  status: 202,
  destroys: losses,
  faults: [...unavailable, 'setup.sign_in_needed', 'setup.registering'],
})

const token = z.string().min(1).max(200).meta({ description: 'What stands behind # in the address of the link.' })
const headers = { token: 'x-landbridge-link' } as const
const linkFaults = [
  'link.unknown',
  'link.expired',
  'link.revoked',
  'link.not_yours',
  'setup.ended',
  'setup.step_locked',
  'integration.off',
  'integration.app_missing',
] as const

export const readRegisteringByLink = operation({
  name: 'link.registering',
  route: 'GET /v1/link/registering',
  role: 'public',
  about: 'Reads the plan of what Landbridge would make in the directory; for the holder of a link.',
  input: z.object({ token }),
  headers,
  output: registering,
  faults: linkFaults,
})

export const startRegisteringByLink = operation({
  name: 'link.register',
  route: 'POST /v1/link/registering/start',
  role: 'public',
  about: 'Carries the plan out; for the holder of a link.',
  input: z.object({ token, planId, credential }),
  headers,
  output: registering,
  status: 202,
  faults: [...linkFaults, ...refusals],
})

export const undoRegisteringByLink = operation({
  name: 'link.unregister',
  route: 'POST /v1/link/registering/undo',
  role: 'public',
  about: 'Takes back what Landbridge has made in the directory; for the holder of a link, while the set-up is open.',
  input: z.object({ token }),
  headers,
  output: registering,
  status: 202,
  destroys: losses,
  faults: [...linkFaults, 'setup.sign_in_needed', 'setup.registering'],
})

export type Registering = z.output<typeof registering>
export type RegisteringStep = z.output<typeof step>
