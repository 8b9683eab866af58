import { isGuid } from '../../texts.ts'

/** What an extension says of itself in `NavxManifest.xml`. */
export interface Manifest {
  /** App id: the same for all versions. */
  readonly id: string
  readonly name: string
  readonly publisher: string
  /** Four numbers. */
  readonly version: string
  /** `Cloud`, `OnPrem`, and in older files `Extension` or `Internal`. */
  readonly target: string
  readonly runtime: string
  /** Versions of the base application and of the platform that it needs at least; empty where it says none. */
  readonly application: string
  readonly platform: string
  readonly dependencies: readonly Dependency[]
}

export interface Dependency {
  readonly id: string
  readonly name: string
  readonly publisher: string
  readonly minVersion: string
}

type Attributes = ReadonlyMap<string, string>

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })

const tag = /<([A-Za-z_][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/g
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Attributes of all elements of one name, in the order of the document. Enough for a manifest, which has no texts. */
const elements = (xml: string, wanted: string): Attributes[] =>
  [...xml.replace(/<!--[\s\S]*?-->/g, '').matchAll(tag)].flatMap(([, name, attributes = '']) =>
    name === wanted
      ? [new Map([...attributes.matchAll(attribute)].map(([, of, a, b]) => [of!, decode(a ?? b ?? '')]))]
      : [],
  )

const isVersion = (text: string): boolean => /^\d{1,9}(\.\d{1,9}){0,3}$/.test(text)

/** A version with all of its four numbers. */
export const fourNumbers = (version: string): string => [...version.split('.'), '0', '0', '0'].slice(0, 4).join('.')

/** Compares two versions, number by number. */
export const compareVersions = (a: string, b: string): number => {
  const [left, right] = [fourNumbers(a), fourNumbers(b)].map((text) => text.split('.').map(Number)) as [
    number[],
    number[],
  ]
  for (let at = 0; at < 4; at++) if (left[at] !== right[at]) return left[at]! - right[at]!
  return 0
}

const toDependency = (of: Attributes): Dependency => ({
  id: (of.get('Id') ?? of.get('AppId') ?? '').toLowerCase(),
  name: of.get('Name') ?? '',
  publisher: of.get('Publisher') ?? '',
  minVersion: fourNumbers(of.get('MinVersion') ?? '0'),
})

/** @returns Undefined where id, name, publisher or version are missing or of no sense. */
export const readManifest = (xml: string): Manifest | undefined => {
  const [app] = elements(xml, 'App')
  const text = (name: string): string => app?.get(name)?.trim() ?? ''
  const dependencies = elements(xml, 'Dependency').map(toDependency)
  const [id, name, publisher, version] = ['Id', 'Name', 'Publisher', 'Version'].map(text) as [
    string,
    string,
    string,
    string,
  ]
  if (!isGuid(id) || name === '' || publisher === '' || !isVersion(version)) return undefined
  if (!dependencies.every((of) => isGuid(of.id) && isVersion(of.minVersion))) return undefined
  const versionOr = (of: string): string => (isVersion(text(of)) ? text(of) : '')
  return {
    id: id.toLowerCase(),
    name: name.slice(0, 250),
    publisher: publisher.slice(0, 250),
    version: fourNumbers(version),
    target: text('Target') || 'Cloud',
    runtime: versionOr('Runtime'),
    application: versionOr('Application'),
    platform: versionOr('Platform'),
    dependencies,
  }
}
