import { seededRandom } from '../random.ts'
import type { SimulatorOptions } from '../simulator.ts'
import type { TlsOptions } from '../tls/options.ts'
import { type SimulatorFlags, simulatorFlags, usualPort } from './flags.ts'

/** What was typed is wrong; `remedy` says what would be right. */
export class UsageError extends Error {
  readonly remedy: string | undefined
  constructor(message: string, remedy?: string) {
    super(message)
    this.remedy = remedy
  }
}

const textOf = (flags: SimulatorFlags, name: string): string | undefined => {
  const value = flags[name]
  return typeof value === 'string' ? value : undefined
}

const textsOf = (flags: SimulatorFlags, name: string): readonly string[] | undefined => {
  const value = flags[name]
  return typeof value === 'object' ? value : undefined
}

const portOf = (flags: SimulatorFlags, name: string): number | undefined => {
  const text = textOf(flags, name)
  if (text === undefined) return undefined
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new UsageError(`"${text}" is not a port.`, 'It is a number from 0 to 65535.')
  return Number(text)
}

/** Four ports in a row, or any that are free. */
export const portsFrom = (first: number): NonNullable<SimulatorOptions['ports']> => {
  if (first > 65_532) throw new UsageError(`There are no four ports from ${first} on.`)
  return first === 0 ? 'free' : { signIn: first, graph: first + 1, api: first + 2, webClient: first + 3 }
}

const withTls = simulatorFlags.filter(({ needsTls }) => needsTls).map(({ name }) => name)

const tlsOf = (flags: SimulatorFlags): TlsOptions | undefined => {
  if (flags.tls !== true) {
    const alone = withTls.find((name) => flags[name] !== undefined)
    if (alone !== undefined) throw new UsageError(`--${alone} needs --tls.`)
    return undefined
  }
  const [caFile, proxyPort, hostsPort] = [
    textOf(flags, 'ca-file'),
    portOf(flags, 'proxy-port'),
    portOf(flags, 'hosts-port'),
  ]
  const names = textsOf(flags, 'name')
  return {
    ...(caFile !== undefined && { caFile }),
    ...(proxyPort !== undefined && { proxyPort }),
    ...(hostsPort !== undefined && { hostsPort }),
    ...(names !== undefined && { names }),
  }
}

/**
 * What the simulator is started with, from what was typed.
 *
 * @throws UsageError for what makes no sense.
 */
export const optionsOf = (flags: SimulatorFlags): SimulatorOptions => {
  const [host, seed, stateFile] = [textOf(flags, 'host'), textOf(flags, 'seed'), textOf(flags, 'state')]
  const [snapshot, scenarios, tls] = [textOf(flags, 'snapshot'), textsOf(flags, 'scenario'), tlsOf(flags)]
  return {
    ports: portsFrom(portOf(flags, 'port') ?? usualPort),
    ...(host !== undefined && { host }),
    ...(seed !== undefined && { random: seededRandom(seed) }),
    ...(stateFile !== undefined && { stateFile }),
    ...(snapshot !== undefined && { snapshot }),
    ...(scenarios !== undefined && { scenarios }),
    ...(tls !== undefined && { tls }),
  }
}
