import { Complaint } from '@landbridge/cli'
import type { Simulator } from '@landbridge/simulator'
import {
  type CommandOutside,
  openSimulator as open,
  portsFrom,
  runSimulator,
  type SimulatorFlags,
  UsageError,
} from '@landbridge/simulator/command'

/** What is wrong with switches, ports and addresses, told like all complaints of the command line. */
const complaining = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw error instanceof UsageError ? new Complaint('usage', error.message, error.remedy) : error
  }
}

export interface SimulatorPlace {
  /** First of its four ports; 0 for any that are free. */
  readonly firstPort: number
  readonly stateFile: string
}

/**
 * Starts the simulator on four ports in a row.
 *
 * @throws Complaint `usage` where one of them is taken
 */
export const openSimulator = ({ firstPort, stateFile }: SimulatorPlace): Promise<Simulator> =>
  complaining(async () => open({ ports: portsFrom(firstPort), stateFile }))

/**
 * Runs the simulator until somebody wants it to stop.
 *
 * @throws Complaint `usage`
 */
export const simulate = (flags: SimulatorFlags, outside: CommandOutside): Promise<void> =>
  complaining(() => runSimulator(flags, outside))

/** Ports of the listeners, in words. */
export const portsOf = ({ addresses }: Simulator): string => {
  const ports = [...new Set(Object.values(addresses).map((address) => new URL(address).port))].sort()
  return ports.join(', ')
}
