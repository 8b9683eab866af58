// The browser that the stories drive: the system's own Chromium or Chrome.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { during, execute, PartFailed } from './prepare.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const elsewhere = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Finds a Chromium: the one that CHROMIUM names, one on the path, or one in a usual place.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export const findChromium = (env = process.env) => {
  if (env.CHROMIUM !== undefined && env.CHROMIUM !== '') {
    if (existsSync(env.CHROMIUM)) return env.CHROMIUM
    throw new PartFailed(`CHROMIUM names ${env.CHROMIUM}, and there is nothing.`)
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...elsewhere].find((path) => existsSync(path))
}

const packages = ['chromium', 'fonts-liberation']

/** Installs Chromium where this may be done without asking (root on Debian and its kin), else says how to. */
export const getChromium = async () => {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version')
  if (!mayInstall)
    throw new PartFailed(
      `The tests need Chromium or Chrome, and there is none. On Debian: sudo ${command}\nElsewhere: install it, and name it in CHROMIUM if it is in an unusual place.`,
    )
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const [program = '', ...args] = command.split(' ')
  const attempt = () => execute(program, args, { env })
  await during(`Installing Chromium for the tests (${command})`, () =>
    attempt().catch(async () => {
      await execute('apt-get', ['update'], { env })
      await attempt()
    }),
  )
}
