export { aboutFlag, type SimulatorFlag, type SimulatorFlags, simulatorFlags, usualPort } from './flags.ts'
export { portsFrom, UsageError } from './options.ts'
export { type CommandOutside, openSimulator, runSimulator } from './run.ts'
