import { startInstallation, withoutFile } from '../bc/extensions/deploy.ts'
import { compareVersions } from '../bc/extensions/manifest.ts'
import { isOffered, latestOffer, offersOf } from '../bc/extensions/marketplace.ts'
import { type Extension, extensionState, type MarketplaceApp } from '../bc/extensions/state.ts'
import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import type { Environment } from '../world.ts'
import { viewCanceled, viewScheduled, viewStarted } from './app-operations.ts'
import {
  activeOf,
  apps,
  bringDependencies,
  cancelScheduled,
  deployerOf,
  missingDependencies,
  needsOthers,
  notInstalled,
  scheduleVersion,
} from './app-orders.ts'
import { type AdminAnswer, type Asked, flagOf, needFields, needText, route, textOf } from './asked.ts'
import { AdminRefusal, doesNotExist, invalidInput } from './refusal.ts'

type Fields = ReadonlyMap<string, unknown>

const installedOf = (environment: Environment, id: string): Extension | undefined =>
  extensionState(environment).published.find((each) => each.id === id && each.isInstalled)

/** The version that was asked for, or the newest. @throws AdminRefusal For one that is not on offer here. */
const findOffer = (asked: Asked, environment: Environment, id: string, version: string | undefined): MarketplaceApp => {
  const { world } = asked.sim
  const found =
    version === undefined
      ? latestOffer(world, environment, id)
      : offersOf(world, environment, id).find((each) => compareVersions(each.version, version) === 0)
  if (found) return found
  if (!isOffered(world, id)) throw doesNotExist(id, `There is no app '${id}' in the marketplace.`)
  throw new AdminRefusal('EntityValidationFailed', 'The extension is not available for your release or country.', {
    target: id,
  })
}

/** Puts a version in, at once or when the update window opens; what it needs comes along or is told. */
const bring = (
  asked: Asked,
  environment: Environment,
  fields: Fields,
  offer: MarketplaceApp,
  kind: 'Install' | 'Update',
): Response => {
  const requirements = missingDependencies(asked, environment, offer.dependencies)
  const takesThem = flagOf(fields, 'installOrUpdateNeededDependencies')
  if (requirements.length > 0 && !takesThem)
    throw needsOthers(`Other apps have to be installed or updated before ${offer.name}.`, requirements)
  const options = {
    targetAppVersion: offer.version,
    countryCode: environment.countryCode,
    allowPreviewVersion: flagOf(fields, 'allowPreviewVersion'),
    installOrUpdateNeededDependencies: takesThem,
    acceptIsvEula: flagOf(fields, 'acceptIsvEula'),
    languageId: textOf(fields, 'languageId') ?? 'en-US',
  }
  if (flagOf(fields, 'useEnvironmentUpdateWindow')) {
    const order = { type: kind, kind: 'UpdateWindow', options } as const
    return json(200, viewScheduled(asked, environment, scheduleVersion(asked, environment, withoutFile(offer), order)))
  }
  if (takesThem) bringDependencies(asked, environment, offer)
  const started = startInstallation(asked.sim, environment, withoutFile(offer), deployerOf(asked, options))
  return json(200, viewStarted(asked, environment, started))
}

const versionOf = (fields: Fields): string | undefined => {
  const version = textOf(fields, 'targetVersion')?.trim()
  if (flagOf(fields, 'allowPreviewVersion') && !version)
    throw invalidInput('targetVersion', 'targetVersion must be given where allowPreviewVersion is true.')
  return version === '' ? undefined : version
}

const install = (asked: Asked): Response => {
  const environment = activeOf(asked)
  const fields = needFields(asked)
  const id = asked.values.app!.toLowerCase()
  if (!flagOf(fields, 'acceptIsvEula')) throw invalidInput('acceptIsvEula', 'acceptIsvEula must be true.')
  const version = versionOf(fields)
  if (installedOf(environment, id))
    throw new AdminRefusal('EntityValidationFailed', 'The app is installed already.', { target: id })
  return bring(asked, environment, fields, findOffer(asked, environment, id, version), 'Install')
}

const update = (asked: Asked): Response => {
  const environment = activeOf(asked)
  const fields = needFields(asked)
  const id = asked.values.app!.toLowerCase()
  const version = needText(fields, 'targetVersion')
  const installed = installedOf(environment, id)
  if (installed === undefined) throw notInstalled(environment, id)
  if (installed.publishedAs !== 'Global')
    throw new AdminRefusal('BadArgument', 'A per-tenant extension is updated by uploading a new version.', {
      target: id,
    })
  if (compareVersions(version, installed.version) <= 0)
    throw new AdminRefusal('EntityValidationFailed', `Version ${installed.version} is installed.`, { target: id })
  return bring(asked, environment, fields, findOffer(asked, environment, id, version), 'Update')
}

const cancelUpdate = (asked: Asked): Response => {
  const environment = activeOf(asked)
  const id = needText(needFields(asked), 'ScheduledOperationId').toLowerCase()
  const appId = asked.values.app!.toLowerCase()
  const found = extensionState(environment).scheduled.find(
    (each) => each.id === id && each.app.id === appId && each.type === 'Update',
  )
  if (found === undefined) throw doesNotExist(id, 'No update of this app is scheduled under this id.')
  return json(200, viewCanceled(asked, environment, cancelScheduled(asked, environment, found)))
}

/** Only global apps are told of; Microsoft's own are as new as the environment. */
const availableUpdates = (asked: Asked): Response => {
  const environment = activeOf(asked)
  const value = extensionState(environment).published.flatMap((installed) => {
    if (installed.publishedAs !== 'Global' || !installed.isInstalled) return []
    const offer = latestOffer(asked.sim.world, environment, installed.id)
    if (offer === undefined || compareVersions(offer.version, installed.version) <= 0) return []
    const { id: appId, name, publisher, version, dependencies } = offer
    const requirements = missingDependencies(asked, environment, dependencies).map((each) => ({
      ...each,
      type: each.type === 'update' ? 'Update' : 'Install',
    }))
    return [{ appId, name, publisher, version, requirements }]
  })
  return json(200, { value })
}

/** Apps of the marketplace, once AppSource. */
export const globalAppRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', `${apps}/availableUpdates`, 6, availableUpdates),
  route('POST', `${apps}/{app}/install`, 6, install),
  route('POST', `${apps}/{app}/update`, 6, update),
  route('POST', `${apps}/{app}/update/cancel`, 6, cancelUpdate),
]
