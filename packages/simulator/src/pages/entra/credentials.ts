import { createHash } from 'node:crypto'
import { limits } from '@landbridge/model'
import {
  addCertificate,
  addSecret,
  deleteCertificate,
  deleteSecret,
  latestSecretEnd,
} from '../../control/applications.ts'
import { invalid } from '../../control/refused.ts'
import type { Application, Secret } from '../../world.ts'
import { html } from '../html.ts'
import type { PageActions, PageContext } from '../pages.ts'
import { actionButton, copyable, day, field, message, problemOf, select, table } from '../parts.ts'
import { changeFederated, federatedSection } from './federated.ts'
import { entraPath, registrationOf, registrationPage } from './frame.ts'

const dayMs = 86_400_000

const lives = [
  { value: '90', label: '90 days (3 months)' },
  { value: '180', label: 'Recommended: 180 days (6 months)' },
  { value: '365', label: '365 days (12 months)' },
  { value: String(limits.secretMaxDays.value), label: `${limits.secretMaxDays.value} days (24 months)` },
  { value: 'custom', label: 'Custom' },
]

/** SHA-1 of a certificate in hexadecimal, as the page shows it. */
const thumbprintOf = (der: string): string =>
  createHash('sha1').update(Buffer.from(der, 'base64')).digest('hex').toUpperCase()

const maskOf = ({ text }: Secret): string => `${text.slice(0, 3)}******************`

const secretRows = (application: Application, shown: string | undefined, now: number) =>
  application.secrets.map((secret) => [
    secret.displayName || '-',
    html`${day(secret.endsAt)}${secret.endsAt <= now && html` <span class="state-bad">Expired</span>`}`,
    secret.keyId === shown ? copyable(secret.text) : html`<span class="mono">${maskOf(secret)}</span>`,
    copyable(secret.keyId),
    actionButton(
      'delete-secret',
      'Delete',
      { keyId: secret.keyId },
      'quiet',
      `Delete secret ${secret.displayName || secret.keyId}`,
    ),
  ])

const newSecretForm = ({
  form,
  problem,
}: PageContext) => html`<form method="post" class="card"><h2>Add a client secret</h2>
<input type="hidden" name="action" value="add-secret">
${field({ name: 'description', label: 'Description', value: form.get('description') ?? '', maxLength: 120, problem })}
${select('expires', 'Expires', lives, form.get('expires') ?? '180')}
${field({ name: 'end', label: 'End, for Custom', type: 'date', value: form.get('end') ?? '', hint: `At most ${limits.secretMaxDays.value} days ahead.`, problem })}
<button class="primary">Add</button></form>`

const certificateForm = ({
  form,
  problem,
}: PageContext) => html`<form method="post" class="card"><h2>Upload certificate</h2>
<input type="hidden" name="action" value="add-certificate">
<div class="field"><label for="certificate">Public certificate (PEM, or base64 of .cer)</label><textarea id="certificate" name="certificate" spellcheck="false">${form.get('certificate') ?? ''}</textarea></div>
${field({ name: 'certificateDescription', label: 'Description', value: form.get('certificateDescription') ?? '', maxLength: 120, problem })}
<button class="primary">Add</button></form>`

/**
 * Certificates & secrets. The value of a new secret is shown once; its Secret ID stands beside it for ever, as on the
 * real page, where it is the thing that people paste by mistake.
 */
export const credentials = (): PageActions => {
  /** Secrets whose value nobody has seen yet, by id. */
  const unseen = new Set<string>()
  return {
    show: (context) => {
      const { tenant, application } = registrationOf(context)
      const made = context.request.query.get('made') ?? ''
      const shown = context.request.method === 'GET' && unseen.delete(made) ? made : undefined
      return registrationPage(
        context,
        tenant,
        application,
        'appCredentials',
        html`${problemOf(context.problem)}${
          shown !== undefined &&
          message('warn', 'Copy the Value of the new secret now: it is not shown again once you leave this page.')
        }
<section class="card">${table({
          caption: `Client secrets (${application.secrets.length})`,
          columns: ['Description', 'Expires', 'Value', 'Secret ID', ''],
          rows: secretRows(application, shown, context.sim.clock.now()),
          empty: 'No client secrets have been created for this application.',
        })}</section>
${newSecretForm(context)}
<section class="card">${table({
          caption: `Certificates (${application.certificates.length})`,
          columns: ['Thumbprint', 'Description', 'Start date', 'Expires', 'Certificate ID', ''],
          rows: application.certificates.map(({ keyId, displayName, startsAt, endsAt, der }) => [
            copyable(thumbprintOf(der)),
            displayName,
            day(startsAt),
            day(endsAt),
            copyable(keyId),
            actionButton('delete-certificate', 'Delete', { keyId }, 'quiet', `Delete certificate ${displayName}`),
          ]),
          empty: 'No certificates have been added for this application.',
        })}</section>
${certificateForm(context)}
${federatedSection(context, application)}`,
      )
    },
    send: (context) => {
      const { tenant, application } = registrationOf(context)
      const path = entraPath(context, tenant, 'appCredentials', application.appId)
      const made = change(context, application)
      if (made === undefined) return path
      unseen.add(made.keyId)
      return `${path}?made=${made.keyId}`
    },
  }
}

/** End of a new secret as chosen, in milliseconds since 1970. */
const endOf = ({ form, sim }: PageContext): number => {
  const now = sim.clock.now()
  const chosen = form.get('expires') ?? '180'
  if (chosen !== 'custom') {
    if (!lives.some(({ value }) => value === chosen)) throw invalid('expires', 'Choose one of the lives offered.')
    return now + Number(chosen) * dayMs
  }
  const end = Date.parse(form.get('end') ?? '')
  if (Number.isNaN(end) || end <= now || end > latestSecretEnd(now))
    throw invalid('end', `The end must be a day in the next ${limits.secretMaxDays.value} days.`)
  return end
}

const change = (context: PageContext, application: Application): Secret | undefined => {
  const { form, sim } = context
  const keyId = form.get('keyId') ?? ''
  switch (form.get('action')) {
    case 'add-secret':
      return addSecret(sim, application, { displayName: form.get('description') ?? '', endsAt: endOf(context) })
    case 'delete-secret':
      deleteSecret(application, keyId)
      return undefined
    case 'add-certificate':
      addCertificate(sim, application, {
        certificate: form.get('certificate') ?? '',
        displayName: form.get('certificateDescription') ?? '',
      })
      return undefined
    case 'delete-certificate':
      deleteCertificate(application, keyId)
      return undefined
    default:
      if (changeFederated(sim, application, form)) return undefined
      throw invalid('action', 'There is no such action on this page.')
  }
}
