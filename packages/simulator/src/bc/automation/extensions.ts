import type { Environment } from '../../world.ts'

/** An extension that is published in every environment. */
export interface PublishedExtension {
  readonly packageId: string
  readonly id: string
  readonly displayName: string
  readonly publisher: string
  readonly versionMajor: number
  readonly versionMinor: number
  readonly versionBuild: number
  readonly versionRevision: number
  readonly isInstalled: boolean
  readonly publishedAs: string
}

// The ids are those under which Microsoft publishes these applications everywhere.
const microsoft = [
  ['437dbf0e-84ff-417a-965d-ed2bb9650972', 'Base Application'],
  ['f3552374-a1f2-4356-848e-196002525837', 'Business Foundation'],
  ['63ca2fa4-4f03-4f2b-a480-172fef340d3f', 'System Application'],
  ['c1335042-3002-4257-bf8a-75c898ccb1b8', 'Application'],
] as const

/** The applications of the platform, in the version of the environment. */
export const installedExtensions = ({ version }: Environment): PublishedExtension[] => {
  const [versionMajor = 0, versionMinor = 0, versionBuild = 0, versionRevision = 0] = version.split('.').map(Number)
  return microsoft
    .map(([id, displayName], at) => ({
      packageId: `5a3c0de0-0000-4000-8000-${String(at + 1).padStart(12, '0')}`,
      id,
      displayName,
      publisher: 'Microsoft',
      versionMajor,
      versionMinor,
      versionBuild,
      versionRevision,
      isInstalled: true,
      publishedAs: 'Global',
    }))
    .sort((a, b) => (a.displayName < b.displayName ? -1 : 1))
}
