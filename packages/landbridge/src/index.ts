export { type Landbridge, type StartOptions, startLandbridge } from './start.ts'
