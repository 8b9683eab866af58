import { allExtensions } from '../../bc/extensions/all.ts'
import { installExtension, uninstallExtension, unpublishExtension } from '../../bc/extensions/changes.ts'
import { settleDeployments } from '../../bc/extensions/deploy.ts'
import { type Extension, extensionState } from '../../bc/extensions/state.ts'
import type { CardPlace } from '../../control/cards.ts'
import { conflict, invalid, notFound } from '../../control/refused.ts'
import { html } from '../html.ts'
import type { PageActions, PageContext } from '../pages.ts'
import { actionButton, problemOf, table } from '../parts.ts'
import { question } from './confirm.ts'
import { environmentPage, pagePath, placeOf } from './frame.ts'

const title = 'Extension Management'

const publishedAs = { Global: 'Global', PTE: 'PTE', Dev: 'Dev' } as const

const buttonsOf = (environment: CardPlace['environment'], extension: Extension) => {
  const { packageId, isInstalled, name } = extension
  // Microsoft's own belong to the environment.
  if (!extensionState(environment).published.includes(extension)) return ''
  const button = (action: string, label: string) =>
    actionButton(action, label, { packageId }, 'quiet', `${label} ${name}`)
  return isInstalled
    ? button('ask-uninstall', 'Uninstall')
    : html`${button('install', 'Install')}${button('ask-unpublish', 'Unpublish')}`
}

const listOf = (context: PageContext, place: CardPlace) => {
  const { environment } = place
  settleDeployments(environment, context.sim.clock.now())
  return table({
    caption: 'Extensions',
    columns: ['Name', 'Version', 'Publisher', 'Is Installed', 'Published As', ''],
    rows: allExtensions(environment).map((extension) => [
      extension.name,
      extension.version,
      extension.publisher,
      extension.isInstalled
        ? html`<span class="state-good">Installed</span>`
        : html`<span class="state-warn">No</span>`,
      publishedAs[extension.publishedAs],
      buttonsOf(environment, extension),
    ]),
    empty: 'There is nothing to show in this view.',
  })
}

const findExtension = ({ form }: PageContext, { environment }: CardPlace): Extension => {
  const found = extensionState(environment).published.find(({ packageId }) => packageId === form.get('packageId'))
  if (found === undefined) throw notFound('There is no such extension.')
  return found
}

/** A rule of the extensions says no as it does in the API. */
const run = (work: () => void): void => {
  try {
    work()
  } catch (error) {
    throw conflict((error as Error).message)
  }
}

const changes = {
  install: installExtension,
  uninstall: uninstallExtension,
  unpublish: unpublishExtension,
} as const

const questions: Readonly<Record<string, string>> = {
  'ask-uninstall': 'Uninstall this extension? Its data stays.',
  'ask-unpublish': 'Unpublish this extension? Its file is removed from the environment.',
}

/** Page 2500: what is installed, with what can be done about it. */
export const extensionManagement: Required<PageActions> = {
  show: (context) => {
    const place = placeOf(context)
    return environmentPage(context, place, {
      title,
      trail: [],
      body: html`${problemOf(context.problem)}<div class="commands"><a class="button primary" href="${pagePath(context, place, 'extensionUpload')}">Upload Extension</a><a class="button" href="${pagePath(context, place, 'extensionStatus')}">Installation Status</a></div>
<section class="card">${listOf(context, place)}</section>`,
    })
  },
  send: (context) => {
    const place = placeOf(context)
    const action = context.form.get('action') ?? ''
    const extension = findExtension(context, place)
    const back = pagePath(context, place, 'extensionManagement')
    const asked = questions[action]
    if (asked !== undefined)
      return environmentPage(context, place, {
        title,
        heading: extension.name,
        trail: [],
        body: question(asked, action.slice('ask-'.length), { packageId: extension.packageId }, back),
      })
    if (action !== 'install' && action !== 'uninstall' && action !== 'unpublish')
      throw invalid('action', 'There is no such action on this page.')
    run(() => changes[action](place.environment, extension))
    return back
  },
}
