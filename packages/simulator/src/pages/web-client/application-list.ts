import { html } from '../html.ts'
import type { PageActions } from '../pages.ts'
import { copyable, table } from '../parts.ts'
import { cardPath, environmentPage, pagePath, placeOf } from './frame.ts'

const stateOf = (state: 'Enabled' | 'Disabled') =>
  state === 'Enabled' ? html`<span class="state-good">Enabled</span>` : html`<span class="state-warn">Disabled</span>`

/** Page 9860: the applications known to an environment. */
export const applicationList: PageActions = {
  show: (context) => {
    const place = placeOf(context)
    const rows = [...place.environment.cards.values()].map((card) => [
      html`<a href="${cardPath(context, place, card.clientId)}" aria-label="${card.clientId} ${card.description}">${card.clientId}</a>`,
      card.description,
      stateOf(card.state),
      card.contact,
      card.permissionSets.map(({ roleId }) => copyable(roleId)),
    ])
    return environmentPage(context, place, {
      title: 'Microsoft Entra Applications',
      trail: [],
      lead: 'Each environment has its own list: a card in one environment does not open another.',
      body: html`<div class="commands"><a class="button primary" href="${pagePath(context, place, 'entraApplicationCard')}&amp;mode=create">New</a></div>
<section class="card">${table({
        caption: 'Applications',
        columns: ['Client ID', 'Description', 'State', 'Contact Information', 'Permission Sets'],
        rows,
        empty: 'There is nothing to show in this view.',
      })}</section>`,
    })
  },
}
