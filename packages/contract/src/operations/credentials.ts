import { z } from 'zod'
import { operation } from '../operation.ts'
import { faultView, id, instant, link, mender } from '../values.ts'

const kind = z.enum(['secret', 'certificate', 'federated', 'sign-in']).meta({
  description:
    'secret: a client secret. certificate: a key whose public part is on the app registration. federated: trust in tokens of Landbridge, which needs no secret. sign-in: the lasting sign-in of a person.',
})

const roll = z
  .object({
    why: z.enum(['expiry', 'asked', 'leaked']),
    since: instant,
    step: z.enum(['add', 'prove', 'switch', 'overlap', 'remove']).meta({
      description:
        'add: a new one is added beside the old. prove: until Entra takes the new one. switch: it is used from now on. overlap: the old one stays for a while. remove: the old one goes.',
    }),
    waitingFor: z.string().nullable(),
    removesOld: z.boolean(),
  })
  .meta({ id: 'RollOver', description: 'A roll-over under way: a new credential takes the place of the old one.' })

const credential = z
  .object({
    id,
    kind,
    hint: z.string().meta({
      description: 'The first characters of a secret, or the thumbprint of a certificate; empty where there is none.',
    }),
    keyId: z.string().nullable().meta({ description: 'By which Microsoft names it: Secret ID or Certificate ID.' }),
    of: z
      .object({ kind: z.enum(['connection', 'integration']), id, name: z.string() })
      .meta({ description: 'Who has it: a connection, or an integration with the application of the vendor.' }),
    integrationId: id,
    clientId: z.string().nullable(),
    tenantId: z.string().nullable().meta({ description: 'The directory where the application is registered.' }),
    simulated: z.boolean(),
    state: z.enum(['next', 'active', 'retiring', 'retired', 'revoked']).meta({
      description:
        'next: made, and used soon. active: used now. retiring: not used any more, and still good for a while. retired and revoked: over.',
    }),
    expiresAt: instant.nullable().meta({ description: 'Null where it is not known, or never.' }),
    knownFrom: z.enum(['entra', 'certificate', 'typed', 'nothing']).meta({
      description: 'Where the end is known from: Entra told it, the certificate says it, or somebody typed it.',
    }),
    typedExpiresAt: instant.nullable().meta({ description: 'What was typed, where Entra tells something else.' }),
    daysLeft: z.int().nullable().meta({ description: 'Whole days, rounded up; 0 or less once it has ended.' }),
    rights: z.enum(['unknown', 'none', 'read', 'write']).meta({
      description: 'What the application may do about its own registration: read its credentials, or change them too.',
    }),
    refusal: faultView.nullable().meta({ description: 'Why Entra told nothing when it was asked last.' }),
    lookedAt: instant.nullable().meta({ description: 'When Entra was asked last.' }),
    rolls: z.boolean().meta({ description: 'It is to be rolled over by itself, where that may be.' }),
    rollsByItself: z.boolean().meta({ description: 'It is to be, and it may be.' }),
    roll: roll.nullable(),
    madeBy: z.enum(['landbridge', 'person']),
    madeAt: instant.meta({ description: 'When Landbridge had it first.' }),
    provedAt: instant.nullable().meta({ description: 'When Entra took it last, as far as it was looked at.' }),
    usedAt: instant.nullable().meta({ description: 'When a token was got with it last, to about ten minutes.' }),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Credential', description: 'What is known of a credential. What it is made of is never shown.' })

const mark = z
  .object({
    at: instant,
    what: z.enum([
      'found',
      'made',
      'proved',
      'switched',
      'superseded',
      'removed',
      'left',
      'renewed',
      'reminded',
      'told',
      'revoked',
      'ended',
      'failed',
    ]),
    note: z.string().nullable(),
  })
  .meta({ id: 'CredentialMark', description: 'Something that became of a credential.' })

const task = z
  .object({ who: mender, text: z.string(), link: link.nullable() })
  .meta({ id: 'CredentialTask', description: 'What a person has to do at Microsoft.' })

export const listCredentials = operation({
  name: 'credentials.list',
  route: 'GET /v1/credentials',
  role: 'reader',
  about: 'Lists the credentials of connections and integrations; what expires first comes first.',
  input: z.object({
    connectionId: id.optional(),
    integrationId: id.optional(),
    show: z.enum(['current', 'all']).default('current').meta({ description: 'all: also those that are over.' }),
  }),
  output: z.object({ credentials: z.array(credential) }),
  faults: [],
})

export const readCredential = operation({
  name: 'credentials.read',
  route: 'GET /v1/credentials/{credentialId}',
  role: 'reader',
  about: 'Reads one credential with what became of it, and what a person can do where Landbridge may not.',
  input: z.object({ credentialId: id }),
  output: credential.extend({
    timeline: z.array(mark).meta({ description: 'Newest first.' }),
    sharedWith: z
      .array(z.object({ id, name: z.string() }))
      .meta({ description: 'Who else here uses the same credential of the same application.' }),
    tasks: z.array(task),
  }),
  faults: ['credential.unknown'],
})

export const updateCredential = operation({
  name: 'credentials.update',
  route: 'PATCH /v1/credentials/{credentialId}',
  role: 'administrator',
  about:
    'Says whether the credentials of this connection or integration are rolled over by themselves, where they may.',
  input: z.object({ credentialId: id, rolls: z.boolean() }),
  output: credential,
  faults: ['credential.unknown'],
})

export const lookAtCredential = operation({
  name: 'credentials.look',
  route: 'POST /v1/credentials/{credentialId}/look',
  role: 'actor',
  about: 'Asks Entra now what it knows of a credential; otherwise that is done once a day.',
  input: z.object({ credentialId: id }),
  output: credential,
  faults: ['credential.unknown', 'credential.over', 'connection.paused', 'integration.off'],
})

export const rollCredential = operation({
  name: 'credentials.roll',
  route: 'POST /v1/credentials/{credentialId}/roll',
  role: 'administrator',
  about:
    'Rolls a credential over: adds a new one, waits until Entra takes it, uses it, and lets the old one go. Nothing stops meanwhile.',
  input: z.object({
    credentialId: id,
    kind: z
      .enum(['certificate', 'secret'])
      .default('certificate')
      .meta({ description: 'What the new one shall be. A certificate is followed by certificates.' }),
    removesOld: z.boolean().optional().meta({
      description:
        'Removes the old one at Microsoft a day later. By default only what Landbridge made: what a person made may be used elsewhere too.',
    }),
  }),
  output: credential,
  status: 202,
  faults: [
    'credential.unknown',
    'credential.over',
    'credential.not_permitted',
    'credential.rolling',
    'connection.paused',
    'integration.off',
  ],
})

export const revokeCredential = operation({
  name: 'credentials.revoke',
  route: 'POST /v1/credentials/{credentialId}/revoke',
  role: 'administrator',
  about:
    'Revokes a credential that has leaked: a new one is made first and the leaked one removed at Microsoft as soon as it works, where Landbridge may do that; otherwise it says what a person has to do.',
  input: z.object({ credentialId: id }),
  output: z.object({
    credential,
    remains: z.array(z.string()).meta({ description: 'What goes on all the same, and until when.' }),
    tasks: z.array(task),
  }),
  destroys:
    'The credential is removed at Microsoft, and whatever else uses it there stops. A sign-in of a person ends here at once: the person has to sign in again.',
  faults: ['credential.unknown', 'credential.over', 'connection.paused', 'integration.off'],
})

export type Credential = z.output<typeof credential>
export type CredentialMark = z.output<typeof mark>
export type CredentialTask = z.output<typeof task>
