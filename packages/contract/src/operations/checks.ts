import { z } from 'zod'
import { operation } from '../operation.ts'
import { id, instant, link, mender } from '../values.ts'
import { stepId } from './setup.ts'

const group = z.enum([
  'token',
  'consent',
  'environment',
  'card',
  'person',
  'company',
  'entities',
  'credential',
  'extension',
  'admin-center',
  'notifications',
  'limits',
])

/** Subjects of lines, in the order in which they build on each other. */
export const checkGroups = group.options

const checkLine = z
  .object({
    id: z
      .string()
      .meta({ description: 'Stable name of what is proved, for example `token.roles` or `read.customers`.' }),
    group,
    what: z.string().meta({ description: 'What is proved, in one sentence.' }),
    verdict: z.enum(['pending', 'pass', 'fail', 'unknown', 'skipped']),
    evidence: z.array(z.object({ label: z.string(), value: z.string() })),
    code: z.string().optional(),
    cause: z.string().optional(),
    remedy: z.string().optional(),
    who: mender.optional(),
    link: link.optional(),
    step: stepId
      .optional()
      .meta({ description: 'Step of the set-up at which it is mended; `connections.reconnect` opens it there.' }),
    ms: z.number().optional(),
  })
  .meta({ id: 'CheckLine' })

const check = z
  .object({
    id,
    connectionId: id,
    state: z.enum(['running', 'done']),
    verdict: z.enum(['pending', 'pass', 'fail', 'unknown']),
    startedAt: instant,
    endedAt: instant.nullable(),
    lines: z.array(checkLine),
  })
  .meta({ id: 'Check' })

export const startCheck = operation({
  name: 'checks.start',
  route: 'POST /v1/connections/{connectionId}/checks',
  role: 'actor',
  about: 'Starts the proving check of a connection. Nothing of it remains in Business Central.',
  input: z.object({ connectionId: id }),
  output: check,
  status: 202,
  faults: ['connection.unknown', 'connection.not_ready', 'connection.paused', 'integration.off'],
})

export const readCheck = operation({
  name: 'checks.read',
  route: 'GET /v1/connections/{connectionId}/checks/{checkId}',
  role: 'reader',
  about: 'Reads a proving check; its lines fill while it runs.',
  input: z.object({ connectionId: id, checkId: id }),
  output: check,
  faults: ['connection.unknown', 'check.unknown'],
})

export const reportCheck = operation({
  name: 'checks.report',
  route: 'GET /v1/connections/{connectionId}/checks/{checkId}/report',
  role: 'reader',
  about:
    'Writes a proving check as a document: Markdown for a ticket, or one page of HTML that prints well. The document alone is at the address of the check with `.md` or `.html` behind it.',
  input: z.object({ connectionId: id, checkId: id, as: z.enum(['markdown', 'html']).default('markdown') }),
  output: z.object({
    name: z.string().meta({ description: 'A name for the file.' }),
    type: z.string().meta({ description: 'Media type of the document.' }),
    document: z.string(),
  }),
  faults: ['connection.unknown', 'check.unknown'],
})

export const listChecks = operation({
  name: 'checks.list',
  route: 'GET /v1/connections/{connectionId}/checks',
  role: 'reader',
  about: 'Lists the proving checks of a connection, newest first, at most 50.',
  input: z.object({ connectionId: id }),
  output: z.object({ checks: z.array(check.omit({ lines: true })) }),
  faults: ['connection.unknown'],
})

export type CheckLine = z.output<typeof checkLine>
export type Check = z.output<typeof check>
