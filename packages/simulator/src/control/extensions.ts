import { type Extension, extensionState } from '../bc/extensions/state.ts'
import type { Simulation } from '../simulation.ts'
import type { Environment } from '../world.ts'
import { invalid, needText, notFound } from './refused.ts'

export interface ExtensionDraft {
  readonly id: string
  /** @default 'Extension' */
  readonly name?: string
  /** @default 'Publisher' */
  readonly publisher?: string
  /** Four numbers. @default '1.0.0.0' */
  readonly version?: string
  /** @default true */
  readonly isInstalled?: boolean
}

/** Publishes an extension without a file of it, or changes the one of this id. Its version is used up by that. */
export const putExtension = ({ random }: Simulation, environment: Environment, draft: ExtensionDraft): Extension => {
  const state = extensionState(environment)
  const old = state.published.find(({ id }) => id === draft.id)
  const version = draft.version ?? old?.version ?? '1.0.0.0'
  if (!/^\d{1,9}(\.\d{1,9}){3}$/.test(version)) throw invalid('version', 'version must have four numbers.')
  const made: Extension = {
    packageId: old?.version === version ? old.packageId : random.guid(),
    id: draft.id,
    name: needText('name', draft.name ?? old?.name ?? 'Extension', 250),
    publisher: needText('publisher', draft.publisher ?? old?.publisher ?? 'Publisher', 250),
    version,
    publishedAs: 'PTE',
    dependencies: old?.dependencies ?? [],
    isInstalled: draft.isInstalled ?? true,
  }
  state.published = [...state.published.filter(({ id }) => id !== draft.id), made]
  state.burned.add(`${made.id} ${version}`)
  return made
}

/** @throws Refused when no extension of a tenant has this id. */
export const dropExtension = (environment: Environment, id: string): void => {
  const state = extensionState(environment)
  if (!state.published.some((each) => each.id === id))
    throw notFound(`There is no extension ${id} in ${environment.name}.`)
  state.published = state.published.filter((each) => each.id !== id)
}

export const viewExtension = ({ id, name, publisher, version, isInstalled }: Extension) => ({
  id,
  name,
  publisher,
  version,
  isInstalled,
})
