// Refuses a Node.js that is too old, in one sentence. Imported before everything else and written in old syntax, so
// that the old Node.js gets as far as saying so.
import { readFileSync } from 'node:fs'

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const wanted = manifest.engines.node.replace('>=', '')
/** @param {string} version @param {number} index */
const part = (version, index) => Number(version.split('.')[index])
const here = process.versions.node

const isOlder =
  part(here, 0) < part(wanted, 0) || (part(here, 0) === part(wanted, 0) && part(here, 1) < part(wanted, 1))

if (isOlder) {
  console.error(`Landbridge needs Node.js ${wanted} or newer; this is ${here}. Newer ones: https://nodejs.org`)
  process.exit(1)
}
