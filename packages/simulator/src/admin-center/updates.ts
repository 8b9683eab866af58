import { versions } from '@landbridge/model'
import { compareVersions } from '../bc/extensions/manifest.ts'
import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import type { Environment } from '../world.ts'
import {
  type AdminAnswer,
  type Asked,
  environmentOf,
  instant,
  instantOf,
  needFields,
  oldRoute,
  oneEnvironment,
  orderedBy,
  route,
} from './asked.ts'
import { noteChange } from './changes.ts'
import { cancelOperation, startOperation } from './operations.ts'
import { AdminRefusal, doesNotExist, invalidInput } from './refusal.ts'
import { type SelectedUpdate, settingsOf } from './state.ts'
import { windowOpensAt } from './time-zones.ts'

const dayMs = 86_400_000

/** How far ahead an update can be put off; the simulator's own figure. */
const latestMs = 90 * dayMs

interface Target {
  readonly targetVersion: string
  readonly targetVersionType: 'GA' | 'Preview'
  /** The version that the environment has afterwards. */
  readonly version: string
}

/** Later major versions; those in preview are for sandboxes only. */
const targetsOf = ({ version, type }: Environment): Target[] =>
  versions
    .filter((each) => compareVersions(each.version, version) > 0 && (each.ring === 'PROD' || type === 'Sandbox'))
    .map((each) => ({
      targetVersion: `${each.major}.0`,
      targetVersionType: each.ring === 'PROD' ? 'GA' : 'Preview',
      version: each.version,
    }))

const viewTarget = (asked: Asked, { settings }: Environment, target: Target): object => {
  const selected = settings?.selectedUpdate
  const isSelected = selected?.targetVersion === target.targetVersion
  return {
    targetVersion: target.targetVersion,
    available: true,
    selected: isSelected,
    scheduleDetails: {
      latestSelectableDate: instant(asked.sim.clock.now() + latestMs),
      selectedDateTime: isSelected ? instant(selected.at) : null,
      ignoreUpdateWindow: isSelected && selected.ignoreUpdateWindow,
      rolloutStatus: 'Active',
    },
    targetVersionType: target.targetVersionType,
  }
}

const list = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  return json(200, { value: targetsOf(environment).map((target) => viewTarget(asked, environment, target)) })
}

const detailsOf = (fields: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> => {
  const sent = fields.get('scheduledetails')
  if (sent === undefined || sent === null) return new Map()
  if (typeof sent !== 'object') throw invalidInput('scheduleDetails', 'scheduleDetails must be an object.')
  return new Map(Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value]))
}

const tooLate = (): AdminRefusal =>
  new AdminRefusal(
    'ScheduledUpgradeConstraintViolation',
    'The date lies outside of the range in which it can be chosen.',
  )

/** Plans an update in the place of the one that was planned. */
const plan = (
  asked: Asked,
  environment: Environment,
  target: Target,
  chosenAt: number,
  ignoreUpdateWindow: boolean,
): SelectedUpdate => {
  const { sim, administrator } = asked
  const now = sim.clock.now()
  if (chosenAt < now - dayMs || chosenAt > now + latestMs) throw tooLate()
  const before = environment.settings?.selectedUpdate
  const planned = administrator.tenant.environmentOperations?.find(({ id }) => id === before?.operationId)
  if (planned && !planned.isDone) cancelOperation(administrator.tenant, planned, administrator.name, now)
  const at = ignoreUpdateWindow ? Math.max(chosenAt, now) : windowOpensAt(environment, Math.max(chosenAt, now))
  const { targetVersion, targetVersionType } = target
  const settings = settingsOf(environment)
  // The operation may be over at once, and then takes the choice away again.
  const selected = { targetVersion, targetVersionType, at, ignoreUpdateWindow, operationId: '' }
  settings.selectedUpdate = selected
  const operation = startOperation(sim, administrator.tenant, environment, 'update', {
    ...orderedBy(asked),
    parameters: { sourceVersion: environment.version, targetVersion: target.version },
    startsAt: at,
  })
  const kept = { ...selected, operationId: operation.id }
  if (!operation.isDone) settings.selectedUpdate = kept
  return kept
}

const choose = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  const fields = needFields(asked)
  const wanted = asked.values.version!
  const kind = String(fields.get('targetversiontype') ?? '').toLowerCase()
  const target = targetsOf(environment).find(
    ({ targetVersion, targetVersionType }) =>
      targetVersion === wanted && (kind === '' || targetVersionType.toLowerCase() === kind),
  )
  if (target === undefined) throw doesNotExist(wanted, `The environment cannot be updated to ${wanted}.`)
  if (fields.get('selected') === false) throw invalidInput('selected', 'selected must be true.')
  const details = detailsOf(fields)
  const chosen = details.get('selecteddatetime')
  const at = typeof chosen === 'string' ? instantOf('selectedDateTime', chosen) : asked.sim.clock.now()
  if (fields.get('selected') !== true && environment.settings?.selectedUpdate?.targetVersion !== wanted)
    throw invalidInput('selected', 'A date is kept for the selected version only; send selected as true.')
  noteChange(asked, environment, { selectedUpdate: wanted })
  plan(asked, environment, target, at, details.get('ignoreupdatewindow') === true)
  return json(200, viewTarget(asked, environment, target))
}

/** The older pair of addresses knew one target only: the newest. */
const lastWithUpgrade = 22

const viewUpgrade = (environment: Environment): object | null => {
  const target = targetsOf(environment).at(-1)
  const selected = environment.settings?.selectedUpdate
  return target === undefined
    ? null
    : {
        environmentName: environment.name,
        applicationFamily: environment.applicationFamily,
        sourceVersion: environment.version,
        targetVersion: target.version,
        canTenantSelectDate: true,
        didTenantSelectDate: selected !== undefined,
        upgradeDate: selected ? instant(selected.at) : null,
        ignoreUpgradeWindow: selected?.ignoreUpdateWindow === true,
        updateStatus: selected ? 'Scheduled' : 'Available',
      }
}

const reschedule = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  const fields = needFields(asked)
  const target = targetsOf(environment).at(-1)
  if (target === undefined) throw doesNotExist(environment.name, 'There is no update.')
  const on = fields.get('runon')
  if (typeof on !== 'string') throw invalidInput('runOn', 'runOn must be an instant.')
  plan(asked, environment, target, instantOf('runOn', on), fields.get('ignoreupgradewindow') === true)
  return { status: 200 }
}

/** Updates of environments to a later version of Business Central. */
export const updateRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', `${oneEnvironment}/updates`, 0, list),
  route('PATCH', `${oneEnvironment}/updates/{version}`, 0, choose),
  oldRoute('GET', `${oneEnvironment}/upgrade`, lastWithUpgrade, (asked) =>
    json(200, viewUpgrade(environmentOf(asked))),
  ),
  oldRoute('PUT', `${oneEnvironment}/upgrade`, lastWithUpgrade, reschedule),
]
