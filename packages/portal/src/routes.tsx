import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router'
import { cache } from './calls/cache.ts'
import { BrokenPage } from './faults/broken-page.tsx'
import { NotFoundPage } from './faults/not-found-page.tsx'
import { Frame } from './frame/frame.tsx'
import { OverviewPage } from './overview/overview-page.tsx'
import {
  checkSearch,
  connectionsSearch,
  diagnoseSearch,
  diagnosisSearch,
  eventsSearch,
  guideSearch,
  linkSearch,
  newSetupSearch,
  noticesSearch,
  recordsSearch,
  setsSearch,
  setupSearch,
  signInSearch,
  wayEndedSearch,
} from './search.ts'
import { sessionQuery } from './session/session.ts'
import { PageShape } from './waiting/page-shape.tsx'

interface Context {
  readonly cache: QueryClient
}

const root = createRootRouteWithContext<Context>()({})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./session/sign-in-page.tsx'), 'SignInPage'),
})

/** What an integration needs, for anybody who has the address. */
const guide = createRoute({
  getParentRoute: () => root,
  path: '/guide',
  validateSearch: guideSearch,
  component: lazyRouteComponent(() => import('./guide/guide-page.tsx'), 'GuidePage'),
})

const link = createRoute({
  getParentRoute: () => root,
  path: '/link',
  validateSearch: linkSearch,
  search: { middlewares: [retainSearchParams(['embed'])] },
  component: lazyRouteComponent(() => import('./links/link-page.tsx'), 'LinkPage'),
})

const linkDone = createRoute({
  getParentRoute: () => root,
  path: '/link-done',
  component: lazyRouteComponent(() => import('./links/link-done-page.tsx'), 'LinkDonePage'),
})

const wayEnded = createRoute({
  getParentRoute: () => root,
  path: '/way-ended',
  validateSearch: wayEndedSearch,
  component: lazyRouteComponent(() => import('./setup/way-ended-page.tsx'), 'WayEndedPage'),
})

/** Everything that needs a member. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    const session = await context.cache.ensureQueryData(sessionQuery)
    if (session.member !== null) return
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href }, replace: true })
  },
})

const overview = createRoute({ getParentRoute: () => frame, path: '/', component: OverviewPage })

const integrations = createRoute({
  getParentRoute: () => frame,
  path: '/integrations',
  component: lazyRouteComponent(() => import('./integrations/integrations-page.tsx'), 'IntegrationsPage'),
})

const newIntegration = createRoute({
  getParentRoute: () => frame,
  path: '/integrations/new',
  component: lazyRouteComponent(() => import('./integrations/new-integration-page.tsx'), 'NewIntegrationPage'),
})

const integration = createRoute({
  getParentRoute: () => frame,
  path: '/integrations/$integrationId',
  component: lazyRouteComponent(() => import('./integrations/integration-page.tsx'), 'IntegrationPage'),
})

const newSetup = createRoute({
  getParentRoute: () => frame,
  path: '/setups/new',
  validateSearch: newSetupSearch,
  component: lazyRouteComponent(() => import('./setup/new-setup-page.tsx'), 'NewSetupPage'),
})

const setup = createRoute({
  getParentRoute: () => frame,
  path: '/setups/$setupId',
  validateSearch: setupSearch,
  component: lazyRouteComponent(() => import('./setup/setup-page.tsx'), 'SetupPage'),
})

const connections = createRoute({
  getParentRoute: () => frame,
  path: '/connections',
  validateSearch: connectionsSearch,
  component: lazyRouteComponent(() => import('./connections/connections-page.tsx'), 'ConnectionsPage'),
})

const connection = createRoute({
  getParentRoute: () => frame,
  path: '/connections/$connectionId',
  component: lazyRouteComponent(() => import('./connections/connection-page.tsx'), 'ConnectionPage'),
})

const connectionCheck = createRoute({
  getParentRoute: () => connection,
  path: '/',
  validateSearch: checkSearch,
  component: lazyRouteComponent(() => import('./check/check-tab.tsx'), 'CheckTab'),
})

const connectionDiagnosis = createRoute({
  getParentRoute: () => connection,
  path: '/diagnosis',
  validateSearch: diagnosisSearch,
  component: lazyRouteComponent(() => import('./diagnosis/diagnosis-tab.tsx'), 'DiagnosisTab'),
})

const connectionExtension = createRoute({
  getParentRoute: () => connection,
  path: '/extension',
  component: lazyRouteComponent(() => import('./extensions/extension-tab.tsx'), 'ExtensionTab'),
})

const connectionCredentials = createRoute({
  getParentRoute: () => connection,
  path: '/credentials',
  component: lazyRouteComponent(() => import('./credentials/credentials-tab.tsx'), 'CredentialsTab'),
})

const connectionSets = createRoute({
  getParentRoute: () => connection,
  path: '/records',
  validateSearch: setsSearch,
  component: lazyRouteComponent(() => import('./records/sets-tab.tsx'), 'SetsTab'),
})

const connectionRecords = createRoute({
  getParentRoute: () => connection,
  path: '/records/$set',
  validateSearch: recordsSearch,
  component: lazyRouteComponent(() => import('./records/records-tab.tsx'), 'RecordsTab'),
})

const connectionEvents = createRoute({
  getParentRoute: () => connection,
  path: '/events',
  component: lazyRouteComponent(() => import('./events/connection-events-tab.tsx'), 'ConnectionEventsTab'),
})

const connectionSettings = createRoute({
  getParentRoute: () => connection,
  path: '/settings',
  component: lazyRouteComponent(() => import('./connections/settings-tab.tsx'), 'SettingsTab'),
})

const credentials = createRoute({
  getParentRoute: () => frame,
  path: '/credentials',
  component: lazyRouteComponent(() => import('./credentials/credentials-page.tsx'), 'CredentialsPage'),
})

const diagnose = createRoute({
  getParentRoute: () => frame,
  path: '/diagnose',
  validateSearch: diagnoseSearch,
  component: lazyRouteComponent(() => import('./diagnosis/diagnose-page.tsx'), 'DiagnosePage'),
})

const records = createRoute({
  getParentRoute: () => frame,
  path: '/records',
  component: lazyRouteComponent(() => import('./records/records-page.tsx'), 'RecordsPage'),
})

const events = createRoute({
  getParentRoute: () => frame,
  path: '/events',
  validateSearch: eventsSearch,
  component: lazyRouteComponent(() => import('./events/events-page.tsx'), 'EventsPage'),
})

const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
})

const settingsStart = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/keys', replace: true })
  },
})

const keys = createRoute({
  getParentRoute: () => settings,
  path: '/keys',
  component: lazyRouteComponent(() => import('./settings/keys-tab.tsx'), 'KeysTab'),
})

const notices = createRoute({
  getParentRoute: () => settings,
  path: '/notices',
  validateSearch: noticesSearch,
  component: lazyRouteComponent(() => import('./notices/notices-tab.tsx'), 'NoticesTab'),
})

const password = createRoute({
  getParentRoute: () => settings,
  path: '/password',
  component: lazyRouteComponent(() => import('./settings/password-tab.tsx'), 'PasswordTab'),
})

const language = createRoute({
  getParentRoute: () => settings,
  path: '/language',
  component: lazyRouteComponent(() => import('./settings/language-tab.tsx'), 'LanguageTab'),
})

const about = createRoute({
  getParentRoute: () => settings,
  path: '/about',
  component: lazyRouteComponent(() => import('./settings/about-tab.tsx'), 'AboutTab'),
})

/** Any other address, said inside the frame. */
const missing = createRoute({ getParentRoute: () => frame, path: '$', component: NotFoundPage })

const tree = root.addChildren([
  signIn,
  guide,
  link,
  linkDone,
  wayEnded,
  frame.addChildren([
    overview,
    integrations,
    newIntegration,
    integration,
    newSetup,
    setup,
    connections,
    connection.addChildren([
      connectionCheck,
      connectionDiagnosis,
      connectionCredentials,
      connectionExtension,
      connectionSets,
      connectionRecords,
      connectionEvents,
      connectionSettings,
    ]),
    credentials,
    diagnose,
    records,
    events,
    settings.addChildren([settingsStart, keys, notices, password, language, about]),
    missing,
  ]),
])

export const router = createRouter({
  routeTree: tree,
  context: { cache },
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  defaultPendingComponent: PageShape,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface HistoryState {
    /** The text of a failure that is brought along to be diagnosed; it never stands in an address. */
    failure?: string
  }
}
