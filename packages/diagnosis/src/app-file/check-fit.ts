import { type DeepLink, Fault, type FaultCode } from '@landbridge/model'
import { type Cause, type Evidence, type Finding, failed, pass, untold } from '../finding.ts'
import { compareAppVersions } from './app-version.ts'
import type { AppManifest } from './manifest.ts'
import { isCloud } from './warnings.ts'

/** An extension that is published in an environment. */
export interface PublishedApp {
  readonly id: string
  readonly name: string
  readonly publisher: string
  /** Four numbers. */
  readonly version: string
  readonly installed: boolean
  /** From the marketplace, of the tenant's own, or by a developer; `unknown` where nobody said. */
  readonly publishedAs: 'global' | 'tenant' | 'dev' | 'unknown'
}

/** What is known of the environment that an extension shall be installed in. */
export interface AppSurroundings {
  readonly environment: string
  /** Version of the application there; undefined where it cannot be seen. */
  readonly version?: string | undefined
  /** Two letters, or `W1`; undefined where it cannot be seen. */
  readonly country?: string | undefined
  readonly apps: readonly PublishedApp[]
  /** The page where extensions are managed. */
  readonly link?: DeepLink | undefined
}

type App = Pick<
  AppManifest,
  'id' | 'name' | 'publisher' | 'version' | 'target' | 'runtime' | 'application' | 'platform' | 'dependencies'
>

/** The AL runtime runs ahead of Business Central by a fixed number: 13 came with 24, 16 with 27. */
const runtimeLead = 11

const majorOf = (version: string): number => Number(version.split('.')[0])

interface Refusal {
  readonly id: string
  readonly code: FaultCode
  readonly what: string
  readonly evidence: readonly Evidence[]
  readonly cause?: Omit<Cause, 'id'>
  readonly link?: DeepLink | undefined
}

const refuse = ({ id, code, what, evidence, cause, link }: Refusal): Finding =>
  failed(id, what, new Fault(code, { message: what }), {
    evidence,
    causes: cause === undefined ? [] : [{ id, ...cause }],
    ...(link && { link }),
  })

/** The same id in the environment, if it is there. */
export const sameApp = ({ id }: Pick<App, 'id'>, apps: readonly PublishedApp[]): PublishedApp | undefined => {
  const same = apps.filter((each) => each.id === id)
  return same.find(({ installed }) => installed) ?? same.sort((a, b) => compareAppVersions(b.version, a.version))[0]
}

/**
 * Whether an extension can be installed in an environment, as far as its manifest and the environment tell: what must
 * fail is said before anything is sent. Nothing is asked here.
 *
 * @returns One finding for each question, in the order in which they matter.
 */
export const checkAppFits = (app: App, around: AppSurroundings): Finding[] => [
  target(app),
  version(app, around),
  dependencies(app, around),
  identity(app, around),
]

const target = ({ target: wanted }: App): Finding => {
  const id = 'extension.target'
  const evidence = [{ label: 'Target', value: wanted }]
  if (isCloud(wanted)) return pass(id, 'The extension is built for the cloud.', evidence)
  return refuse({
    id,
    code: 'extension.target_refused',
    what: `The extension is built for the target ${wanted}, which Business Central online refuses.`,
    evidence,
  })
}

const version = (
  { runtime, application, platform }: App,
  { version: there, environment, link }: AppSurroundings,
): Finding => {
  const id = 'extension.version'
  const needs = [
    { label: 'Application', value: application, major: application },
    { label: 'Platform', value: platform, major: platform },
    { label: 'Runtime', value: runtime, major: runtime === '' ? '' : `${majorOf(runtime) + runtimeLead}.0` },
  ].filter(({ value }) => value !== '')
  const evidence = [
    ...(there === undefined ? [] : [{ label: environment, value: there }]),
    ...needs.map(({ label, value }) => ({ label: `Needs ${label.toLowerCase()}`, value })),
  ]
  if (there === undefined) return untold(id, `The version of ${environment} cannot be seen from here.`, evidence)
  const lacking = needs.find(({ major }) => compareAppVersions(major, there) > 0)
  if (lacking === undefined) return pass(id, `${environment} has a version that the extension runs on.`, evidence)
  return refuse({
    id,
    code: lacking.label === 'Runtime' ? 'extension.target_refused' : 'extension.unfit',
    what: `The extension needs ${lacking.label.toLowerCase()} ${lacking.value}; ${environment} has ${there}.`,
    evidence,
    link,
    cause: {
      text: `the extension was built for a newer version than ${there}`,
      remedy: `Update ${environment}, or build the extension for ${majorOf(there)}.0 and runtime ${majorOf(there) - runtimeLead}.0.`,
      who: 'builder',
    },
  })
}

const dependencies = (
  { dependencies: needed, name }: App,
  { apps, environment, country, link }: AppSurroundings,
): Finding => {
  const id = 'extension.dependencies'
  if (needed.length === 0) return pass(id, 'The extension depends on no other.')
  const lacking = needed.flatMap((each) => {
    const found = apps.find((app) => app.id === each.id && app.installed)
    if (found !== undefined && compareAppVersions(found.version, each.minVersion) >= 0) return []
    return [{ ...each, found: found?.version }]
  })
  const evidence = needed.map((each) => ({
    label: `${each.name} by ${each.publisher} ${each.minVersion} or newer`,
    value: apps.find((app) => app.id === each.id && app.installed)?.version ?? 'not installed',
  }))
  const [first] = lacking
  if (first === undefined) return pass(id, `${environment} has all that the extension depends on.`, evidence)
  const names = lacking.map((each) => `${each.name} ${each.minVersion}`).join(', ')
  const where = country === undefined ? '' : ` Offers differ by country; this environment is ${country}.`
  return refuse({
    id,
    code: 'extension.dependency_missing',
    what:
      first.found === undefined
        ? `${name} depends on ${first.name} by ${first.publisher}, which is not installed in ${environment}.`
        : `${name} depends on ${first.name} ${first.minVersion}; ${environment} has ${first.found}.`,
    evidence,
    link,
    cause: {
      text: `${environment} lacks ${names}`,
      remedy: `Install ${names} in ${environment} first.${where}`,
      who: 'bc-admin',
    },
  })
}

const identity = (app: App, { apps, environment, link }: AppSurroundings): Finding => {
  const id = 'extension.identity'
  const same = sameApp(app, apps)
  if (same === undefined) {
    const namesake = apps.find(
      (each) => each.name === app.name && each.publisher === app.publisher && each.version === app.version,
    )
    if (namesake === undefined) return pass(id, `${environment} does not have the extension yet.`)
    return refuse({
      id,
      code: 'extension.version_used',
      what: `${environment} has another extension of the same name, publisher and version.`,
      evidence: [{ label: 'App id there', value: namesake.id }],
      link,
    })
  }
  const evidence = [
    { label: `Version in ${environment}`, value: same.version },
    { label: 'Version of the file', value: app.version },
  ]
  if (same.publishedAs === 'global' || same.publishedAs === 'dev') {
    const origin = same.publishedAs === 'dev' ? 'a developer' : 'the marketplace'
    return refuse({
      id,
      code: 'extension.taken',
      what: `${environment} has this extension from ${origin}, so that a file cannot take its place.`,
      evidence,
      link,
    })
  }
  const order = compareAppVersions(app.version, same.version)
  if (order > 0) return pass(id, `${app.version} takes the place of ${same.version}.`, evidence)
  if (order < 0)
    return refuse({
      id,
      code: 'extension.version_low',
      what: `${environment} has ${same.version} already, which is newer than ${app.version}.`,
      evidence,
      link,
    })
  if (same.installed) return pass(id, `${environment} has this version already.`, evidence)
  return refuse({
    id,
    code: 'extension.version_used',
    what: `${environment} has this version published, but not installed; the same version cannot be uploaded twice.`,
    evidence,
    link,
    cause: {
      text: `version ${app.version} was uploaded to ${environment} before and uninstalled since`,
      remedy: 'Install it on the page Extension Management, or raise the version and upload that file.',
      who: 'bc-admin',
    },
  })
}
