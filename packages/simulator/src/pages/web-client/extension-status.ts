import { settleDeployments } from '../../bc/extensions/deploy.ts'
import { type Deployment, extensionState } from '../../bc/extensions/state.ts'
import { html } from '../html.ts'
import type { PageActions } from '../pages.ts'
import { table } from '../parts.ts'
import { environmentPage, pagePath, placeOf } from './frame.ts'

const stateOf = ({ isDone, failure }: Deployment) =>
  !isDone
    ? html`<span class="state-warn">InProgress</span>`
    : failure
      ? html`<span class="state-bad">Failed</span>`
      : html`<span class="state-good">Completed</span>`

const instant = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')

const schedules = {
  Immediate: 'Current version',
  UpdateWindow: 'Update window',
  NextMinorUpdate: 'Next minor version',
  NextMajorUpdate: 'Next major version',
} as const

/** Page 2508: what became of uploads. Only here does it say why one failed; the API does not. */
export const extensionStatus: PageActions = {
  show: (context) => {
    const place = placeOf(context)
    settleDeployments(place.environment, context.sim.clock.now())
    const { deployments, scheduled } = extensionState(place.environment)
    const waiting = scheduled
      .filter(({ surface }) => surface === 'automation')
      .map(({ app, scheduleKind, createdAt }) => [
        app.name,
        app.publisher,
        app.version,
        'Upload',
        html`<span class="state-warn">Scheduled</span>`,
        schedules[scheduleKind],
        instant(createdAt),
        '',
      ])
    const rows = deployments.map((each) => [
      each.app.name,
      each.app.publisher,
      each.app.version,
      each.type,
      stateOf(each),
      schedules[each.scheduleKind ?? 'Immediate'],
      instant(each.startedAt),
      each.failure?.text ?? '',
    ])
    return environmentPage(context, place, {
      title: 'Extension Installation Status',
      trail: [{ label: 'Extension Management', href: pagePath(context, place, 'extensionManagement') }],
      body: html`<section class="card">${table({
        caption: 'Deployments, newest first',
        columns: [
          'Name',
          'Publisher',
          'App Version',
          'Operation Type',
          'Status',
          'Schedule',
          'Started Date',
          'Details',
        ],
        rows: [...waiting, ...rows.reverse()],
        empty: 'There is nothing to show in this view.',
      })}</section>`,
    })
  },
}
