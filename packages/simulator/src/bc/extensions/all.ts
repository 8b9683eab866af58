import type { Environment } from '../../world.ts'
import { installedExtensions } from '../automation/extensions.ts'
import { type Extension, extensionState } from './state.ts'

const microsoftExtensions = (environment: Environment): Extension[] =>
  installedExtensions(environment).map((each) => ({
    packageId: each.packageId,
    id: each.id,
    name: each.displayName,
    publisher: each.publisher,
    version: environment.version,
    publishedAs: 'Global',
    dependencies: [],
    isInstalled: true,
  }))

/** Microsoft's applications, and what was uploaded; by name. */
export const allExtensions = (environment: Environment): Extension[] =>
  [...microsoftExtensions(environment), ...extensionState(environment).published].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
  )
