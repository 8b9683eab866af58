import { z } from 'zod'
import { operation } from '../operation.ts'
import { nothing } from '../values.ts'

const session = z
  .object({
    member: z
      .object({ name: z.string(), role: z.enum(['reader', 'actor', 'administrator']), hasPassword: z.boolean() })
      .nullable()
      .meta({ description: 'Who is signed in; null when nobody is.' }),
    workspace: z.object({ name: z.string() }).nullable(),
    /** What a start page needs to know before anybody has signed in. */
    passwordIsSet: z.boolean(),
    version: z.string(),
  })
  .meta({ id: 'Session' })

export const readSession = operation({
  name: 'session.read',
  route: 'GET /v1/session',
  role: 'public',
  about: 'Tells who is signed in here.',
  input: z.object({}),
  output: session,
  faults: [],
})

export const signIn = operation({
  name: 'session.signIn',
  route: 'POST /v1/session',
  role: 'public',
  about:
    'Signs the owner in, by password or by the one-time link that the process printed at its start. Sets a cookie.',
  input: z
    .object({ password: z.string().min(1).max(200).optional(), ticket: z.string().min(1).max(200).optional() })
    .refine((given) => (given.password === undefined) !== (given.ticket === undefined), {
      message: 'Give either a password or a ticket.',
      path: ['password'],
    }),
  output: session,
  faults: ['request.unauthenticated'],
})

export const signOut = operation({
  name: 'session.signOut',
  route: 'DELETE /v1/session',
  role: 'public',
  about: 'Ends the session of this browser.',
  input: z.object({}),
  output: nothing,
  faults: [],
})

export const setPassword = operation({
  name: 'session.setPassword',
  route: 'PUT /v1/session/password',
  role: 'administrator',
  about: 'Sets the password of the owner; all other sessions end.',
  input: z.object({ password: z.string().min(12).max(200), current: z.string().max(200).optional() }),
  output: nothing,
  faults: ['request.unauthenticated'],
})

export type Session = z.output<typeof session>
