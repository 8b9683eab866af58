import { addFederatedCredential, deleteFederatedCredential } from '../../control/federated-credentials.ts'
import type { Simulation } from '../../simulation.ts'
import type { Application } from '../../world.ts'
import { html } from '../html.ts'
import type { PageContext } from '../pages.ts'
import { actionButton, copyable, field, table } from '../parts.ts'

/** What the application trusts besides itself, and the form of the scenario Other issuer. */
export const federatedSection = ({ form, problem }: PageContext, application: Application) => html`
<section class="card">${table({
  caption: `Federated credentials (${application.federatedCredentials.length})`,
  columns: ['Name', 'Issuer', 'Subject identifier', 'Audience', ''],
  rows: application.federatedCredentials.map(({ id, name, issuer, subject, audience }) => [
    name,
    copyable(issuer),
    copyable(subject),
    audience,
    actionButton('delete-federated', 'Delete', { keyId: id }, 'quiet', `Delete federated credential ${name}`),
  ]),
  empty: 'No federated credentials have been added for this application.',
})}</section>
<form method="post" class="card"><h2>Add a credential: Other issuer</h2>
<input type="hidden" name="action" value="add-federated">
${field({ name: 'issuer', label: 'Issuer', value: form.get('issuer') ?? '', maxLength: 600, problem })}
${field({ name: 'subject', label: 'Subject identifier', value: form.get('subject') ?? '', maxLength: 600, problem })}
${field({ name: 'name', label: 'Name', value: form.get('name') ?? '', maxLength: 120, problem })}
${field({ name: 'audience', label: 'Audience', value: form.get('audience') ?? 'api://AzureADTokenExchange', maxLength: 600, problem })}
<button class="primary">Add</button></form>`

const textOf = (form: URLSearchParams, name: string): string => form.get(name)?.trim() ?? ''

/** Does what the section offers. @returns False for what is no action of it. */
export const changeFederated = (sim: Simulation, application: Application, form: URLSearchParams): boolean => {
  switch (form.get('action')) {
    case 'add-federated':
      addFederatedCredential(sim, application, {
        name: textOf(form, 'name'),
        issuer: textOf(form, 'issuer'),
        subject: textOf(form, 'subject'),
        audience: textOf(form, 'audience'),
      })
      return true
    case 'delete-federated':
      deleteFederatedCredential(application, textOf(form, 'keyId'))
      return true
    default:
      return false
  }
}
