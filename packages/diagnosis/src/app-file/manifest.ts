import { Fault } from '@landbridge/model'
import { isAppVersion, wholeVersion } from './app-version.ts'

/** Another extension that one needs. */
export interface AppDependency {
  readonly id: string
  readonly name: string
  readonly publisher: string
  /** Four numbers. */
  readonly minVersion: string
}

/** What an extension says of itself. */
export interface AppManifest {
  /** App id: the same in all versions. */
  readonly id: string
  readonly name: string
  readonly publisher: string
  /** Four numbers. */
  readonly version: string
  readonly brief: string
  readonly description: string
  /** `Cloud` or `OnPrem`; in older files `Extension` or `Internal`. */
  readonly target: string
  /** Version of the AL runtime; empty where the file does not say. */
  readonly runtime: string
  /** Lowest version of the base application; empty where the file names none. */
  readonly application: string
  /** Lowest version of the platform; empty where the file names none. */
  readonly platform: string
  readonly dependencies: readonly AppDependency[]
  readonly idRanges: readonly { readonly from: number; readonly to: number }[]
  /** Whether it sends telemetry to an account of its publisher. */
  readonly sendsTelemetry: boolean
}

type Attributes = Readonly<Record<string, string>>

interface Element {
  readonly name: string
  readonly attributes: Attributes
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const plain = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return entities[entity] ?? whole
    const isHex = entity[1] === 'x' || entity[1] === 'X'
    const point = Number.parseInt(entity.slice(isHex ? 2 : 1), isHex ? 16 : 10)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })

/** The elements of a document in their order; a manifest has attributes and no texts. */
const elementsOf = (xml: string): Element[] => {
  const found: Element[] = []
  const withoutComments = xml.replace(/<!--[\s\S]*?-->/g, '')
  for (const [, name = '', rest = ''] of withoutComments.matchAll(
    /<([A-Za-z][\w.:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g,
  )) {
    const attributes: Record<string, string> = {}
    for (const [, key = '', double, single] of rest.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
      attributes[key] = plain(double ?? single ?? '').trim()
    found.push({ name, attributes })
  }
  return found
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

const longestName = 250

/**
 * Reads `NavxManifest.xml`.
 *
 * @throws Fault `extension.damaged`, naming what is missing or has no sense
 */
export const readManifest = (xml: string): AppManifest => {
  const elements = elementsOf(xml)
  const named = (name: string): Attributes[] =>
    elements.filter((element) => element.name === name).map(({ attributes }) => attributes)
  const [app = {}] = named('App')
  const needed = (name: string, isRight: (text: string) => boolean): string => {
    const value = app[name] ?? ''
    if (isRight(value)) return value
    const problem = value === '' ? `names no ${name}` : `has '${value.slice(0, 60)}' for ${name}, which has no sense`
    throw new Fault('extension.damaged', { message: `The manifest of the extension ${problem}.` })
  }
  const isName = (text: string): boolean => text !== '' && text.length <= longestName
  const versionOrNone = (name: string): string => (isAppVersion(app[name] ?? '') ? (app[name] as string) : '')
  return {
    id: needed('Id', isId).toLowerCase(),
    name: needed('Name', isName),
    publisher: needed('Publisher', isName),
    version: wholeVersion(needed('Version', isAppVersion)),
    brief: app.Brief ?? '',
    description: app.Description ?? '',
    target: app.Target || 'Cloud',
    runtime: versionOrNone('Runtime'),
    application: versionOrNone('Application'),
    platform: versionOrNone('Platform'),
    dependencies: named('Dependency').map(dependencyOf),
    idRanges: named('IdRange').map(({ MinObjectId = '0', MaxObjectId = '0' }) => ({
      from: Number(MinObjectId) || 0,
      to: Number(MaxObjectId) || 0,
    })),
    sendsTelemetry: (app.ApplicationInsightsConnectionString ?? app.ApplicationInsightsKey ?? '') !== '',
  }
}

const dependencyOf = ({ Id, AppId, Name = '', Publisher = '', MinVersion = '0' }: Attributes): AppDependency => {
  const id = Id ?? AppId ?? ''
  if (!isId(id) || !isAppVersion(MinVersion))
    throw new Fault('extension.damaged', { message: `The manifest names a dependency ${Name} that cannot be read.` })
  return { id: id.toLowerCase(), name: Name, publisher: Publisher, minVersion: wholeVersion(MinVersion) }
}
