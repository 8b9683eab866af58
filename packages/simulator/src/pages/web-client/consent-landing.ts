import { html } from '../html.ts'
import type { PageActions } from '../pages.ts'
import { copyable, message } from '../parts.ts'

/** Where consent that began on an application card ends. The real page closes its window by itself. */
export const consentLanding: PageActions = {
  show: ({ request }) => {
    const { query, addresses } = request
    const error = query.get('error')
    return {
      product: 'businessCentral',
      title: 'Grant Consent',
      home: addresses.webClient,
      body: html`${
        error === null
          ? message('good', 'Consent was given successfully.')
          : message('bad', html`Consent failed: ${query.get('error_description') ?? error}`)
      }<p>Tenant: ${copyable(query.get('tenant') ?? '-')}. You can close this window.</p>`,
    }
  },
}
