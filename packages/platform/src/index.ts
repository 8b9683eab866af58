export { type Config, readConfig } from './config.ts'
export { createLog, type Log, type LogLevel } from './log.ts'
export type { Demo } from './parts.ts'
export { type Platform, type StartOptions, startPlatform } from './start.ts'
