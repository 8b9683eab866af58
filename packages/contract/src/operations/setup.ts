import { z } from 'zod'
import { operation } from '../operation.ts'
import { faultView, id, instant, link, mender, nothing } from '../values.ts'

/** The steps of a set-up in their order; which of them are needed follows from the integration. */
export const stepId = z
  .enum([
    'endpoint',
    'registration',
    'secret',
    'consent',
    'sign-in',
    'environment',
    'card',
    'extension',
    'company',
    'check',
  ])
  .meta({ id: 'StepId' })

/** All steps, in their order. */
export const stepIds = stepId.options

/** One thing that the program found out by looking. */
const finding = z
  .object({
    id: z.string(),
    verdict: z.enum(['pass', 'fail', 'unknown']),
    what: z.string().meta({ description: 'What was found, in one sentence.' }),
    evidence: z.array(z.object({ label: z.string(), value: z.string() })),
    fault: faultView.optional(),
    cause: z
      .string()
      .optional()
      .meta({ description: 'Why, in one or two sentences; where two causes look the same, both.' }),
    remedy: z.string().optional().meta({ description: 'What to do about it; goes before the remedy of the fault.' }),
    who: mender.optional(),
    link: link.optional().meta({ description: "The page of Microsoft's where it is mended." }),
    step: stepId.optional().meta({ description: 'The earlier step to go back to, where the cause lies there.' }),
    waitingFor: z
      .string()
      .optional()
      .meta({ description: 'Nothing is wrong: it waits for this, for example for the upload.' }),
  })
  .meta({ id: 'Finding' })

/** Something that belongs to one of several choices. */
const shownWhen = z
  .object({ field: z.string(), is: z.array(z.string()) })
  .meta({ id: 'ShownWhen', description: 'Only where this field of the step has one of these values.' })

const instruction = z
  .object({
    id: z.string(),
    text: z.string(),
    copy: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
    link: link.optional(),
    file: z
      .object({ name: z.string(), text: z.string() })
      .optional()
      .meta({ description: 'A file to be stored, and uploaded there.' }),
    when: shownWhen.optional(),
    menu: z
      .array(z.string())
      .optional()
      .meta({ description: "Way through Microsoft's page, in its own words, to draw where the button is." }),
  })
  .meta({ id: 'Instruction' })

/** What a person is told at a step. */
export const explained = z
  .object({
    intro: z.string(),
    instructions: z.array(instruction),
    help: z.array(z.object({ id: z.string(), question: z.string(), answer: z.string(), when: shownWhen.optional() })),
    next: z.string().meta({ description: 'What happens after this step.' }),
  })
  .meta({ id: 'Explained' })

const field = z
  .object({
    name: z.string(),
    label: z.string(),
    kind: z.enum(['text', 'secret', 'date', 'choice', 'choices', 'lines']).meta({
      description: 'lines: a text of several lines, such as a certificate; never shown again.',
    }),
    when: shownWhen.optional(),
    hint: z.string().optional(),
    required: z.boolean(),
    value: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .meta({ description: 'What is stored; never a secret.' }),
    stored: z.boolean().optional().meta({ description: 'A secret is stored; it is not shown.' }),
    sample: z.string().optional().meta({ description: 'A value to try it with.' }),
    check: z
      .enum(['tenant', 'clientId', 'secret', 'environment', 'url'])
      .optional()
      .meta({ description: 'How the typed value is checked at the field.' }),
    options: z
      .array(
        z.object({
          value: z.string(),
          label: z.string(),
          detail: z.string().optional(),
          disabled: z.boolean().optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Field' })

/** Long work at Microsoft's that a step waits for. */
const progress = z
  .object({
    what: z.string().meta({ description: 'What is going on, in one sentence.' }),
    startedAt: instant,
    usualMs: z.number().meta({ description: 'How long it usually takes, in milliseconds; no promise.' }),
    waits: z.boolean().meta({ description: 'It has not begun at Microsoft yet.' }),
  })
  .meta({ id: 'StepProgress' })

const step = z
  .object({
    id: stepId,
    title: z.string(),
    who: mender,
    state: z.enum(['done', 'current', 'to-come', 'not-needed']),
    summary: z.string().optional().meta({ description: 'What was seen when it was done, or why it is not needed.' }),
    look: z.object({
      findings: z.array(finding),
      at: instant.nullable().meta({ description: 'When it was last looked at.' }),
      running: z.boolean(),
      progress: progress
        .optional()
        .meta({ description: 'Long work that goes on by itself; present while it does. The page may be left.' }),
    }),
    explain: explained,
    mend: z.object({
      fields: z.array(field),
      submit: z
        .string()
        .nullable()
        .meta({ description: 'Label of the button that sends the fields; null where nothing is asked.' }),
      leave: z
        .string()
        .nullable()
        .meta({ description: "Label of the button that leads to Microsoft's sign-in; null where there is none." }),
      registering: z.boolean().optional().meta({
        description: 'With that sign-in Landbridge does this step and others by itself; see registering.read.',
      }),
    }),
    watch: z
      .object({ until: instant, everyMs: z.number() })
      .nullable()
      .meta({ description: 'The step is looked at again by itself until then.' }),
  })
  .meta({ id: 'SetupStep' })

const setupSummary = z
  .object({
    id,
    integrationId: id,
    integrationName: z.string(),
    linkedAccount: z.object({ id: z.string(), name: z.string() }),
    state: z.enum(['open', 'connected', 'abandoned']),
    current: stepId.nullable(),
    done: z.number(),
    of: z.number(),
    simulated: z.boolean(),
    connectionId: id.nullable(),
    checkId: id.nullable().meta({ description: 'The final check, once it was started.' }),
    reconnects: z.boolean().meta({
      description:
        'It is for a connection that exists already, which goes on with what it has until the final check has passed.',
    }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'SetupSummary' })

export const setup = setupSummary.extend({ steps: z.array(step) }).meta({ id: 'Setup' })

export const listSetups = operation({
  name: 'setup.list',
  route: 'GET /v1/setups',
  role: 'reader',
  about: 'Lists set-up sessions, newest first.',
  input: z.object({ state: z.enum(['open', 'connected', 'abandoned']).optional() }),
  output: z.object({ setups: z.array(setupSummary) }),
  faults: [],
})

export const startSetup = operation({
  name: 'setup.start',
  route: 'POST /v1/setups',
  role: 'administrator',
  about: 'Starts a set-up session for one linked account of an integration.',
  input: z.object({
    integrationId: id,
    linkedAccount: z.object({
      id: z.string().trim().min(1).max(200).meta({ description: 'Your own id of the customer.' }),
      name: z.string().trim().min(1).max(200),
    }),
  }),
  output: setup,
  status: 201,
  faults: ['integration.unknown', 'integration.off'],
})

export const reconnect = operation({
  name: 'connections.reconnect',
  route: 'POST /v1/connections/{connectionId}/reconnect',
  role: 'administrator',
  about:
    'Opens a set-up for a connection that exists already: to sign in or consent again, to give a new secret or certificate, to choose the environment again. The connection keeps its id, and goes on with what it has until the final check of the set-up has passed. Where such a set-up is open, that one is given.',
  input: z.object({
    connectionId: id,
    step: stepId.optional().meta({
      description:
        'From which step on it is looked at again. Default: the one that fits the trouble of the connection, else the one with its credential.',
    }),
  }),
  output: setup,
  status: 201,
  faults: [
    'connection.unknown',
    'connection.not_ready',
    'connection.paused',
    'integration.off',
    'integration.app_missing',
    'setup.step_locked',
  ],
})

export const readSetup = operation({
  name: 'setup.read',
  route: 'GET /v1/setups/{setupId}',
  role: 'reader',
  about: 'Reads a set-up session with all its steps.',
  input: z.object({ setupId: id }),
  output: setup,
  faults: ['setup.unknown'],
})

/** Values of a step, by the names of its fields. */
export const stepAnswer = z.record(
  z.string().max(100),
  z.union([z.string().max(10_000), z.array(z.string().max(200)).max(300)]),
)

export const answerStep = operation({
  name: 'setup.answer',
  route: 'POST /v1/setups/{setupId}/steps/{step}/answer',
  role: 'administrator',
  about:
    'Stores the values of a step, then looks. A step is done only when a probe has seen it. An earlier step may be answered again.',
  input: z.object({
    setupId: id,
    step: stepId,
    values: stepAnswer,
  }),
  output: setup,
  faults: ['setup.unknown', 'setup.ended', 'setup.step_locked', 'integration.off', 'net.forbidden'],
})

export const lookAtStep = operation({
  name: 'setup.look',
  route: 'POST /v1/setups/{setupId}/steps/{step}/look',
  role: 'administrator',
  about: 'Looks at a step again, and keeps looking every 15 s for 10 min until it is done.',
  input: z.object({ setupId: id, step: stepId }),
  output: setup,
  faults: ['setup.unknown', 'setup.ended', 'setup.step_locked', 'integration.off'],
})

export const wayOut = z.object({ url: z.url(), expiresAt: instant }).meta({ id: 'WayOut' })

export const leaveStep = operation({
  name: 'setup.leave',
  route: 'POST /v1/setups/{setupId}/steps/{step}/leave',
  role: 'administrator',
  about:
    "Makes the address at which a person goes on to Microsoft's sign-in or consent, and comes back. It works once, in one browser, for 30 minutes.",
  input: z.object({
    setupId: id,
    step: stepId,
    returnTo: z
      .string()
      .regex(/^\/(?![/\\])[^\s\\]*$/)
      .max(500)
      .optional()
      .meta({ description: 'Path of ours to come back to. Default: the set-up in the portal.' }),
  }),
  output: wayOut,
  status: 201,
  faults: [
    'setup.unknown',
    'setup.ended',
    'setup.step_locked',
    'integration.off',
    'integration.app_missing',
    'request.invalid',
  ],
})

const deviceCode = z
  .object({
    userCode: z.string().meta({ description: 'What the person types there.' }),
    verificationUri: z.url().meta({ description: "Microsoft's page, to be opened on any device." }),
    expiresAt: instant,
    intervalMs: z.number().meta({ description: 'How often to ask what became of it, in milliseconds.' }),
  })
  .meta({ id: 'DeviceCode' })

const deviceFaults = [
  'setup.unknown',
  'setup.ended',
  'setup.step_locked',
  'integration.off',
  'integration.app_missing',
] as const

export const beginDevice = operation({
  name: 'setup.beginDevice',
  route: 'POST /v1/setups/{setupId}/device',
  role: 'administrator',
  about:
    "Begins a sign-in on another device: a person types the code at a page of Microsoft's. The app registration must allow public client flows. A code that was given before stops counting.",
  input: z.object({ setupId: id }),
  output: deviceCode,
  status: 201,
  faults: [...deviceFaults, 'auth.app_unknown', 'auth.unavailable'],
})

export const pollDevice = operation({
  name: 'setup.pollDevice',
  route: 'POST /v1/setups/{setupId}/device/poll',
  role: 'administrator',
  about:
    'Asks whether the person has signed in on the other device, and stores the sign-in when they have. Whoever asks too soon is told to wait, and Microsoft is not asked.',
  input: z.object({ setupId: id }),
  output: z
    .object({
      state: z.enum(['waiting', 'signed-in', 'refused']).meta({
        description: 'refused: declined, expired or not allowed; the step of the set-up says why.',
      }),
      intervalMs: z.number().meta({ description: 'How long to wait before the next question, in milliseconds.' }),
    })
    .meta({ id: 'DevicePoll' }),
  faults: [...deviceFaults, 'setup.trip_ended', 'auth.unavailable'],
})

export const abandonSetup = operation({
  name: 'setup.abandon',
  route: 'DELETE /v1/setups/{setupId}',
  role: 'administrator',
  about:
    'Ends a set-up session that is not finished; its credential is destroyed. A connection that existed before stays as it is, with the credential that it has.',
  input: z.object({ setupId: id }),
  output: nothing,
  destroys: 'The values typed so far and the stored secret are gone. Nothing changes at Microsoft.',
  faults: ['setup.unknown', 'setup.ended'],
})

export type StepId = z.output<typeof stepId>
export type Finding = z.output<typeof finding>
export type Instruction = z.output<typeof instruction>
export type Field = z.output<typeof field>
export type SetupStep = z.output<typeof step>
export type SetupSummary = z.output<typeof setupSummary>
export type Setup = z.output<typeof setup>
export type StepProgress = z.output<typeof progress>
