import { usersOf } from '../../bc/automation/users.ts'
import { html } from '../html.ts'
import type { PageActions } from '../pages.ts'
import { table } from '../parts.ts'
import { environmentPage, pagePath, placeOf, userPath } from './frame.ts'

/** Page 9800: who may use the environment; applications are among them. */
export const users: PageActions = {
  show: (context) => {
    const place = placeOf(context)
    const rows = usersOf(place.tenant, place.environment).map((user) => [
      html`<a href="${userPath(context, place, user.id)}">${user.userName}</a>`,
      user.displayName,
      user.isEnabled ? html`<span class="state-good">Enabled</span>` : html`<span class="state-warn">Disabled</span>`,
      user.applicationId === undefined ? 'Full User' : 'Application',
      user.authenticationEmail,
    ])
    return environmentPage(context, place, {
      title: 'Users',
      trail: [],
      body: html`<div class="commands"><a class="button" href="${pagePath(context, place, 'permissionSets')}">Permission Sets</a><a class="button" href="${pagePath(context, place, 'entraApplications')}">Microsoft Entra Applications</a></div>
<section class="card">${table({
        caption: 'Users',
        columns: ['User Name', 'Full Name', 'State', 'License Type', 'Authentication Email'],
        rows,
        empty: 'There is nothing to show in this view.',
      })}</section>`,
    })
  },
}
