/** One version of Business Central that environments can have. */
export interface VersionFact {
  readonly major: number
  /** Version of the base application as an environment tells it; the build is the simulator's own. */
  readonly version: string
  /** The ring in which environments of it can be made. */
  readonly ring: 'PROD' | 'PREVIEW'
}

/** Versions that are in service, oldest first; the last of the ring PROD is what a new environment has. */
export const versions: readonly VersionFact[] = [
  { major: 26, version: '26.0.38000.0', ring: 'PROD' },
  { major: 27, version: '27.0.40000.0', ring: 'PROD' },
  { major: 28, version: '28.0.41000.0', ring: 'PROD' },
  { major: 29, version: '29.0.43000.0', ring: 'PREVIEW' },
]

/** Countries and regions for which Microsoft itself localises Business Central, and W1 for all others. */
export const localizations: readonly string[] =
  'AT AU BE CA CH CZ DE DK ES FI FR GB IN IS IT MX NL NO NZ RU SE US W1'.split(' ')

/**
 * Names that no environment may have, whatever its type.
 *
 * @see Microsoft, "Business Central Admin Center API - Environments", blocked environment names
 */
export const reservedEnvironmentNames: readonly string[] = (
  'addremotehost admin api clickonce connectivity deployment error getapp health home invoicing navwinclient ' +
  'notsupported officeaddin phone pwa remotesignin reset shellservice signout tablet'
).split(' ')
