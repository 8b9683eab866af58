import { createApplication } from '../../control/applications.ts'
import { deleteApplication } from '../../control/deletion.ts'
import { html } from '../html.ts'
import type { PageActions } from '../pages.ts'
import { actionButton, copyable, day, facts, field, message, problemOf, radios, table } from '../parts.ts'
import { enterprisePath, entraPath, registrationOf, registrationPage, tenantOf, tenantPage } from './frame.ts'

/** App registrations: the list. */
export const registrationList: PageActions = {
  show: (context) => {
    const tenant = tenantOf(context)
    const rows = [...tenant.applications.values()].map((application) => [
      html`<a href="${entraPath(context, tenant, 'appOverview', application.appId)}">${application.displayName}</a>`,
      copyable(application.appId),
      day(application.createdAt),
      secretsState(application.secrets, context.sim.clock.now()),
    ])
    return tenantPage(context, tenant, {
      title: 'App registrations',
      trail: [{ label: 'Home', href: entraPath(context, tenant, 'home') }],
      body: html`<div class="commands"><a class="button primary" href="${entraPath(context, tenant, 'appNew')}">New registration</a></div>
<section class="card">${table({
        caption: 'All applications',
        columns: ['Display name', 'Application (client) ID', 'Created on', 'Certificates & secrets'],
        rows,
        empty: 'This tenant has no app registrations yet.',
      })}</section>`,
    })
  },
}

const secretsState = (secrets: readonly { endsAt: number }[], now: number) => {
  if (secrets.length === 0) return '-'
  const current = secrets.some(({ endsAt }) => endsAt > now)
  return current ? html`<span class="state-good">Current</span>` : html`<span class="state-bad">Expired</span>`
}

const audienceLabels = [
  { value: 'AzureADMyOrg', label: 'Accounts in this organizational directory only (single tenant)' },
  { value: 'AzureADMultipleOrgs', label: 'Accounts in any organizational directory (multitenant)' },
  {
    value: 'AzureADandPersonalMicrosoftAccount',
    label: 'Accounts in any organizational directory and personal Microsoft accounts',
  },
]

/** Register an application. */
export const newRegistration: PageActions = {
  show: (context) => {
    const tenant = tenantOf(context)
    const { form, problem } = context
    return tenantPage(context, tenant, {
      title: 'Register an application',
      trail: [
        { label: 'Home', href: entraPath(context, tenant, 'home') },
        { label: 'App registrations', href: entraPath(context, tenant, 'appList') },
      ],
      body: html`${problemOf(problem)}<form method="post" class="card">
${field({ name: 'displayName', label: 'Name', value: form.get('displayName') ?? '', hint: 'Shown to people; it can be changed later.', maxLength: 120, problem })}
${radios('signInAudience', 'Supported account types', audienceLabels, form.get('signInAudience') ?? 'AzureADMyOrg')}
${field({ name: 'redirectUri', label: 'Redirect URI (optional, platform Web)', value: form.get('redirectUri') ?? '', hint: 'For example https://example.com/auth; not needed for service-to-service.', maxLength: 256, problem })}
<div class="commands"><button class="primary">Register</button><a class="button" href="${entraPath(context, tenant, 'appList')}">Cancel</a></div>
</form>`,
    })
  },
  send: (context) => {
    const tenant = tenantOf(context)
    const redirectUri = context.form.get('redirectUri')?.trim()
    const application = createApplication(context.sim, tenant, {
      displayName: context.form.get('displayName') ?? '',
      signInAudience: context.form.get('signInAudience') ?? 'AzureADMyOrg',
      redirectUris: redirectUri ? [redirectUri] : [],
    })
    return entraPath(context, tenant, 'appOverview', application.appId)
  },
}

const askDeletion = 'Delete this app registration? Its service principal and its credentials go with it.'

/** Overview of one registration: the three ids that people copy. */
export const registrationOverview: PageActions = {
  show: (context) => {
    const { tenant, application } = registrationOf(context)
    const asking = context.request.query.get('confirm') === 'delete'
    const path = entraPath(context, tenant, 'appOverview', application.appId)
    const audience = audienceLabels.find(({ value }) => value === application.signInAudience)?.label
    return registrationPage(
      context,
      tenant,
      application,
      'appOverview',
      html`${
        asking
          ? html`${message('warn', askDeletion)}<div class="commands">${actionButton('delete', 'Delete', {}, 'primary')}<a class="button" href="${path}">Cancel</a></div>`
          : html`<div class="commands"><a class="button" href="${path}?confirm=delete">Delete</a></div>`
      }
<section class="card"><h2>Essentials</h2>${facts([
        ['Display name', application.displayName],
        ['Application (client) ID', copyable(application.appId)],
        ['Object ID', copyable(application.id)],
        ['Directory (tenant) ID', copyable(tenant.id)],
        ['Supported account types', audience],
        [
          'Client credentials',
          html`<a href="${entraPath(context, tenant, 'appCredentials', application.appId)}">${application.certificates.length} certificate, ${application.secrets.length} secret</a>`,
        ],
        [
          'Redirect URIs',
          html`<a href="${entraPath(context, tenant, 'appAuthentication', application.appId)}">${application.redirectUris.length} web</a>`,
        ],
        [
          'Managed application in local directory',
          html`<a href="${enterprisePath(context, tenant, application.appId)}">${application.displayName}</a>`,
        ],
      ])}</section>`,
    )
  },
  send: (context) => {
    const { tenant, application } = registrationOf(context)
    if (context.form.get('action') === 'delete') deleteApplication(context.sim, tenant, application.appId)
    return entraPath(context, tenant, 'appList')
  },
}
