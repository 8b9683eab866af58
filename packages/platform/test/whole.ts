import { readConfig } from '../src/config.ts'
import { startPlatform } from '../src/start.ts'

// A whole platform that commits an API key, says it, and stays until somebody kills it.
const [, , dataDir = '', key = ''] = process.argv
const config = readConfig({
  LANDBRIDGE_DATA: dataDir,
  LANDBRIDGE_KEY: key,
  LANDBRIDGE_PORT: '0',
  LANDBRIDGE_LOG: 'silent',
})
const platform = await startPlatform({ config })
process.stdout.write(`key ${await platform.createKey({ name: 'committed', role: 'administrator' })}\n`)
