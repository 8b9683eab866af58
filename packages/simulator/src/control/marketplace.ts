import { fourNumbers } from '../bc/extensions/manifest.ts'
import type { MarketplaceApp } from '../bc/extensions/state.ts'
import type { Simulation } from '../simulation.ts'
import { needGuid } from './applications.ts'
import { conflict, invalid, needText } from './refused.ts'

export interface MarketplaceDraft {
  readonly id: string
  readonly name: string
  readonly publisher: string
  readonly version: string
  /** Apps that it needs, each in this version at least. */
  readonly dependencies?: readonly { readonly id: string; readonly name?: string; readonly version?: string }[]
  /** Countries in which it is offered. @default all */
  readonly countries?: readonly string[]
  /** Version of the base application that it needs at least. @default any */
  readonly application?: string
  readonly isPreview?: boolean
}

const versionShape = /^\d+(\.\d+){0,3}$/

const needVersion = (field: string, text: string): string => {
  if (!versionShape.test(text)) throw invalid(field, `${field} must be up to four numbers.`)
  return fourNumbers(text)
}

/** Offers a version of an app to everybody. @throws Refused where this version is offered already. */
export const offerApp = ({ world, random }: Simulation, draft: MarketplaceDraft): MarketplaceApp => {
  const id = needGuid('id', draft.id)
  const version = needVersion('version', draft.version)
  const publisher = needText('publisher', draft.publisher, 250)
  world.marketplace ??= []
  if (world.marketplace.some((each) => each.id === id && each.version === version))
    throw conflict(`Version ${version} is offered already.`)
  const app: MarketplaceApp = {
    id,
    packageId: random.guid(),
    name: needText('name', draft.name, 250),
    publisher,
    version,
    dependencies: (draft.dependencies ?? []).map((each) => ({
      id: needGuid('dependencies', each.id),
      name: each.name ?? each.id,
      publisher,
      minVersion: needVersion('dependencies', each.version ?? '0'),
    })),
    countries: (draft.countries ?? []).map((country) => country.toUpperCase()),
    application: draft.application === undefined ? '' : needVersion('application', draft.application),
    isPreview: draft.isPreview ?? false,
  }
  world.marketplace.push(app)
  return app
}
