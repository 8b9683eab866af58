import { type CertificateCredential, readCertificate as readPair } from '@landbridge/auth'
import type { Field } from '@landbridge/contract'
import { type Finding, lookInTurn, tokenFacts, tokenIssued } from '@landbridge/diagnosis'
import { Fault, limits } from '@landbridge/model'
import { readPem } from '../../connections/pem.ts'
import type { StoredSecret } from '../../store/tables/setups.ts'
import { isGood, knownFacts } from '../looking.ts'
import {
  dayMs,
  dayOf,
  type GivenCredential,
  type SeenFinding,
  type Step,
  type StepContext,
  type Values,
} from '../step.ts'
import { listOf, onlyFields, refuseField, textOf, typedValue } from '../values.ts'
import { advisedEnd, type Choice, choiceOf, choices, optionTexts, textsOf } from './secret-texts.ts'

/** A new secret is accepted everywhere after about this time; a wrong one never is, in milliseconds. */
const youngMs = 120_000

/** How a customer's own application proves who it is: by a secret, a certificate, or what we sign. */
export const secretStep: Step = {
  id: 'secret',
  flows: ['service-to-service'],
  title: 'Give the application a credential',
  who: 'entra-admin',
  submit: 'Store and look',

  fields: (context) => [kindField(context), ...secretFields(context), pemField(context), ...uploadedField(context)],

  read: (values, context) => {
    onlyFields(values, ['kind', 'secret', 'expires', 'pem', 'uploaded'])
    return { answers: {}, secret: readers[choiceIn(values, context)](values, context) }
  },

  look: async (context) => {
    const { secret } = context.answers
    if (secret === undefined) return undefined
    const { findings, facts } = await lookInTurn(await knownFacts(context), [tokenIssued, tokenFacts], context.reach)
    const { token, tokenEndsAt, claims } = facts
    const done = findings.length === 2 && findings.every(isGood)
    if (done && token !== undefined && tokenEndsAt !== undefined && claims !== undefined)
      context.keepToken({ token, tokenEndsAt, claims })
    const isUnknown = findings.some(({ fault }) => fault?.code === 'auth.certificate_refused')
    if (isUnknown && waitsForUpload(secret)) return { findings: [uploadAwaited(secret)], done: false }
    return { findings, done, ...watchOf(findings), ...(done && { summary: summaryOf(secret) }) }
  },

  explain: (context) => ({
    intro:
      'With a credential the application proves who it is. Landbridge seals what is secret of it and never shows it again.',
    ...textsOf(context),
    next: 'Then the permissions are granted.',
  }),
}

const summaryOf = ({ kind = 'secret', hint, endsOn }: StoredSecret): string =>
  ({
    secret: `Entra accepts the client secret ${hint}…; it expires on ${endsOn}.`,
    certificate: `Entra accepts the certificate ${hint}; it expires on ${endsOn}.`,
    federated: 'Entra trusts what Landbridge signs; nothing expires.',
  })[kind]

/** Made here in this set-up, and nobody says yet that it is uploaded. */
const waitsForUpload = ({ made, kept, uploaded }: StoredSecret): boolean =>
  made === true && kept === undefined && uploaded === undefined

const uploadAwaited = ({ hint }: StoredSecret): SeenFinding => ({
  id: 'credential.uploaded',
  verdict: 'unknown',
  what: 'Entra does not know the certificate yet.',
  evidence: [{ label: 'Thumbprint', value: hint }],
  causes: [],
  waitingFor: 'the upload',
})

const chosenIn = ({ answers: { secret }, sample }: StepContext): Choice => {
  if (secret !== undefined) return choiceOf(secret)
  return sample.secret === undefined ? 'certificate' : 'secret'
}

const kindField = (context: StepContext): Field => ({
  name: 'kind',
  label: 'Kind of credential',
  kind: 'choice',
  required: true,
  value: chosenIn(context),
  options: choices.map((choice) => {
    const unavailable = choice === 'federated' ? context.federation?.unavailable : undefined
    const { label, detail } = optionTexts[choice]
    return {
      value: choice,
      label,
      detail: unavailable === undefined ? detail : `Not available: ${unavailable}`,
      ...(unavailable !== undefined && { disabled: true }),
    }
  }),
})

const secretFields = ({ answers: { secret }, sample, now }: StepContext): Field[] => {
  const stored = secret !== undefined && choiceOf(secret) === 'secret' ? secret : undefined
  const when = { field: 'kind', is: ['secret'] }
  const advised = advisedEnd(now)
  return [
    {
      name: 'secret',
      label: 'Value',
      kind: 'secret',
      required: stored === undefined,
      check: 'secret',
      hint:
        stored === undefined
          ? 'The column Value, not Secret ID.'
          : `The stored one begins with ${stored.hint}. Leave this empty to keep it.`,
      stored: stored !== undefined,
      when,
      ...(sample.secret !== undefined && { sample: sample.secret }),
    },
    {
      name: 'expires',
      label: 'Expires',
      kind: 'date',
      required: true,
      hint: `As the page shows it beside the secret. 365 days from today is ${advised}.`,
      when,
      ...(stored && { value: stored.endsOn }),
      ...(sample.secret !== undefined && { sample: sample.expires ?? advised }),
    },
  ]
}

const pemField = ({ answers: { secret } }: StepContext): Field => {
  const stored = secret !== undefined && choiceOf(secret) === 'own-certificate' ? secret : undefined
  return {
    name: 'pem',
    label: 'Certificate and private key',
    kind: 'lines',
    required: stored === undefined,
    stored: stored !== undefined,
    hint:
      stored === undefined
        ? 'In PEM form, without a password.'
        : `The stored one has the thumbprint ${stored.hint}. Leave this empty to keep it.`,
    when: { field: 'kind', is: ['own-certificate'] },
  }
}

const uploadedField = ({ answers: { secret } }: StepContext): Field[] =>
  secret?.made !== true || secret.kept !== undefined
    ? []
    : [
        {
          name: 'uploaded',
          label: 'Upload',
          kind: 'choices',
          required: false,
          options: [{ value: 'yes', label: 'The file is uploaded' }],
          when: { field: 'kind', is: ['certificate'] },
          value: secret.uploaded ? ['yes'] : [],
        },
      ]

/** What was chosen; where nothing says it, what the other fields are for. */
const choiceIn = (values: Values, { answers: { secret } }: StepContext): Choice => {
  const named = textOf(values, 'kind')
  const choice = choices.find((each) => each === named)
  if (named !== '' && choice === undefined) return refuseField('kind', 'Choose one of them.')
  if (choice !== undefined) return choice
  if (textOf(values, 'pem').trim() !== '') return 'own-certificate'
  return secret === undefined || 'secret' in values || 'expires' in values ? 'secret' : choiceOf(secret)
}

type Reader = (values: Values, context: StepContext) => GivenCredential

const readSecret: Reader = (values, context) => {
  const endsOn = readEnd(textOf(values, 'expires').trim(), context)
  const { secret } = context.answers
  if (secret !== undefined && choiceOf(secret) === 'secret' && textOf(values, 'secret').trim() === '')
    return { kind: 'secret', endsOn }
  return { kind: 'secret', value: typedValue(values, 'secret', 'secret'), endsOn }
}

const readCertificate: Reader = (values, { answers: { secret }, now }) => {
  const text = textOf(values, 'pem')
  if (text.trim() === '' && secret !== undefined && choiceOf(secret) === 'own-certificate') return { kind: 'stored' }
  const { certificatePem, privateKeyPem, isLocked } = readPem(text)
  if (isLocked) return refuseField('pem', 'The private key is locked by a password. Give it without one.')
  if (certificatePem === undefined) return refuseField('pem', 'There is no certificate in this text.')
  if (privateKeyPem === undefined) return refuseField('pem', 'There is no private key in this text.')
  mustBePair({ certificatePem, privateKeyPem }, now)
  return { kind: 'certificate', certificatePem, privateKeyPem }
}

/** @throws Fault `request.invalid` for what Entra would refuse */
const mustBePair = (pair: CertificateCredential, now: number): void => {
  try {
    if (readPair(pair).endsAt <= now) refuseField('pem', 'This certificate has ended.')
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'auth.certificate_refused') throw error
    refuseField('pem', error.message)
  }
}

const readers: Readonly<Record<Choice, Reader>> = {
  federated: () => ({ kind: 'federated' }),
  certificate: (values) => ({ kind: 'new-certificate', uploaded: listOf(values, 'uploaded').includes('yes') }),
  'own-certificate': readCertificate,
  secret: readSecret,
}

const readEnd = (text: string, { now }: StepContext): string => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || dayOf(at) !== text) return refuseField('expires', 'This is not a date.')
  if (text < dayOf(now)) return refuseField('expires', 'This date has passed; Entra refuses such a secret.')
  const days = limits.secretMaxDays.value
  // One day more, because the day may already have begun where the secret was made.
  if (at > now + (days + 1) * dayMs)
    return refuseField('expires', `This is more than ${days} days ahead, which is the most that a client secret lasts.`)
  return text
}

/** A refused value can become good only while it is young; an expired one never does. */
const watchOf = (findings: readonly Finding[]): { watchMs?: number } => {
  const codes = findings.map(({ fault }) => fault?.code)
  if (codes.includes('auth.secret_expired')) return { watchMs: 0 }
  return codes.includes('auth.secret_wrong') ? { watchMs: youngMs } : {}
}
