import type { Environment, World } from '../../world.ts'
import { compareVersions } from './manifest.ts'
import type { Extension, MarketplaceApp } from './state.ts'

/** Versions of an app that fit an environment, the newest first. */
export const offersOf = ({ marketplace = [] }: World, environment: Environment, id: string): MarketplaceApp[] =>
  marketplace
    .filter(
      (app) =>
        app.id === id &&
        (app.countries.length === 0 || app.countries.includes(environment.countryCode)) &&
        (app.application === '' || compareVersions(app.application, environment.version) <= 0),
    )
    .sort((a, b) => compareVersions(b.version, a.version))

/** The newest version that fits and is not a preview. */
export const latestOffer = (world: World, environment: Environment, id: string): MarketplaceApp | undefined =>
  offersOf(world, environment, id).find(({ isPreview }) => !isPreview)

/** Whether the marketplace has an app at all, in whatever country or version. */
export const isOffered = ({ marketplace = [] }: World, id: string): boolean => marketplace.some((app) => app.id === id)

export const asExtension = ({ packageId, id, name, publisher, version, dependencies }: MarketplaceApp): Extension => ({
  packageId,
  id,
  name,
  publisher,
  version,
  dependencies,
  publishedAs: 'Global',
  isInstalled: true,
})
