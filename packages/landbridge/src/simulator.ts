import { Complaint } from '@landbridge/cli'
import { type Simulator, type SimulatorOptions, seededRandom, startSimulator } from '@landbridge/simulator'

/** Four ports in a row, or any that are free. */
const portsFrom = (first: number): NonNullable<SimulatorOptions['ports']> =>
  first === 0 ? 'free' : { signIn: first, graph: first + 1, api: first + 2, webClient: first + 3 }

export interface SimulatorPlace extends Pick<SimulatorOptions, 'host' | 'log' | 'stateFile'> {
  /** First of its four ports; 0 for any that are free. */
  readonly firstPort: number
  /** The same seed gives the same secrets. @default by chance */
  readonly seed?: string
}

/**
 * Starts the simulator on four ports in a row.
 *
 * @throws Complaint `usage` where one of them is taken
 */
export const openSimulator = async ({ firstPort, seed, ...options }: SimulatorPlace): Promise<Simulator> => {
  try {
    const random = seed === undefined ? {} : { random: seededRandom(seed) }
    return await startSimulator({ ...options, ...random, ports: portsFrom(firstPort) })
  } catch (error) {
    const { code, port } = error as NodeJS.ErrnoException & { readonly port?: number }
    if (code === 'EADDRINUSE')
      throw new Complaint(
        'usage',
        `The simulator wants port ${port ?? firstPort}, which another program uses.`,
        'Choose the first of four other ports; 0 takes any that are free.',
      )
    if (code === 'EADDRNOTAVAIL') throw new Complaint('usage', `${options.host} is not an address of this machine.`)
    throw error
  }
}

/** Ports of the listeners, in words. */
export const portsOf = ({ addresses }: Simulator): string => {
  const ports = [...new Set(Object.values(addresses).map((address) => new URL(address).port))].sort()
  return ports.join(', ')
}
