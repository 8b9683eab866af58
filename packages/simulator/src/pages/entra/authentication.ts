import { checkRedirectUri } from '../../control/applications.ts'
import { invalid } from '../../control/refused.ts'
import { html } from '../html.ts'
import type { PageActions } from '../pages.ts'
import { actionButton, copyable, field, problemOf, radios, table } from '../parts.ts'
import { entraPath, registrationOf, registrationPage } from './frame.ts'

const flows = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
]

/** Authentication: redirect URIs of the platform Web, and the public client flows. */
export const authentication: PageActions = {
  show: (context) => {
    const { tenant, application } = registrationOf(context)
    const { form, problem } = context
    return registrationPage(
      context,
      tenant,
      application,
      'appAuthentication',
      html`${problemOf(problem)}
<section class="card">${table({
        caption: 'Web: Redirect URIs',
        columns: ['URI', ''],
        rows: application.redirectUris.map((uri) => [
          copyable(uri),
          actionButton('remove', 'Remove', { redirectUri: uri }, 'quiet', `Remove ${uri}`),
        ]),
        empty: 'No redirect URI is registered.',
      })}</section>
<form method="post" class="card"><h2>Add URI</h2><input type="hidden" name="action" value="add">
${field({ name: 'redirectUri', label: 'Redirect URI', value: form.get('redirectUri') ?? '', maxLength: 256, hint: 'Compared to the letter: scheme, host, path, slash and case.', problem })}
<button class="primary">Save</button></form>
<form method="post" class="card"><h2>Advanced settings</h2><input type="hidden" name="action" value="flows">
${radios('public', 'Allow public client flows', flows, application.isFallbackPublicClient ? 'yes' : 'no')}
<button class="primary">Save</button></form>`,
    )
  },
  send: (context) => {
    const { tenant, application } = registrationOf(context)
    const { form } = context
    const uri = form.get('redirectUri') ?? ''
    switch (form.get('action')) {
      case 'add':
        application.redirectUris = [...new Set([...application.redirectUris, checkRedirectUri(uri)])]
        break
      case 'remove':
        application.redirectUris = application.redirectUris.filter((each) => each !== uri)
        break
      case 'flows':
        application.isFallbackPublicClient = form.get('public') === 'yes'
        break
      default:
        throw invalid('action', 'There is no such action on this page.')
    }
    return entraPath(context, tenant, 'appAuthentication', application.appId)
  },
}
