// What has to be done before anything can run: packages installed, sources built. Each part is done only when it is
// stale, and says what it does and for how long. Uses nothing but Node.js, because nothing else may be there yet.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Where stamps are kept; goes away with the installed packages. */
const cache = 'node_modules/.cache/landbridge'

/**
 * Ends this process when npm is ended. npm passes a signal to the shell that it runs a script with, and not every shell
 * passes it on; without this, `kill` of npm would leave the work running with nobody watching it.
 */
export const endWithNpm = () => {
  const parent = process.ppid
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

/** A part of the preparation that failed: what it printed is for the person to read. */
export class PartFailed extends Error {
  /**
   * @param {string} message
   * @param {string} output
   */
  constructor(message, output = '') {
    super(message)
    this.output = output
  }
}

/** @param {number} ms */
export const elapsed = (ms) => (ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${(ms / 60_000).toFixed(1)} min`)

/** Processes that run now, to be ended when this one is. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * Runs a command whose output matters only when it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<string>} What it wrote to standard output.
 * @throws {PartFailed} With all that it wrote.
 */
export const execute = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    running.add(child)
    let output = ''
    let all = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text
      all += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      all += text
    })
    child.on('error', (error) => reject(new PartFailed(`${command} could not be started: ${error.message}`)))
    child.on('close', (code, signal) => {
      running.delete(child)
      if (code === 0) resolve(output)
      else reject(new PartFailed(`${[command, ...args].join(' ')} ended with ${signal ?? `code ${code}`}.`, all))
    })
  })

/**
 * Says what is being done, for how long already, and at its end for how long it took. An interruption ends the
 * processes of the work too.
 *
 * @template T
 * @param {string} title For example `Building`.
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const during = async (title, work) => {
  const began = Date.now()
  const { stdout } = process
  const live = stdout.isTTY === true
  stdout.write(live ? `${title} ...` : `${title} ...\n`)
  const say = () => {
    const soFar = elapsed(Date.now() - began)
    stdout.write(live ? `\r${title} ... ${soFar}` : `  ... ${soFar}\n`)
  }
  const tick = setInterval(say, live ? 1_000 : 15_000)
  const end = (/** @type {string} */ how) => {
    clearInterval(tick)
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    stdout.write(`${live ? '\r' : ''}${title}: ${how} ${elapsed(Date.now() - began)}.${live ? '\x1b[K' : ''}\n`)
  }
  const onSignal = (/** @type {NodeJS.Signals} */ signal) => {
    end('stopped after')
    for (const child of running) child.kill(signal)
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  try {
    const result = await work()
    end('done in')
    return result
  } catch (error) {
    end('failed after')
    throw error
  }
}

/** @param {string} path */
const readJson = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined)

/** @param {readonly (string | Buffer)[]} parts */
const hashOf = (parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

/**
 * Hash of the names and contents of files and of all files below folders; what does not exist counts as absent.
 *
 * @param {string} at
 * @param {readonly string[]} paths Relative to `at`.
 */
export const hashFiles = (at, paths) => {
  /** @type {(path: string) => string[]} */
  const filesIn = (path) =>
    !existsSync(path)
      ? []
      : statSync(path).isDirectory()
        ? readdirSync(path)
            .sort()
            .flatMap((name) => filesIn(join(path, name)))
        : [path]
  return hashOf(
    paths.flatMap((path) => filesIn(join(at, path))).flatMap((file) => [relative(at, file), readFileSync(file)]),
  )
}

/**
 * @param {string} at
 * @param {string} name
 */
const readStamp = (at, name) => {
  const path = join(at, cache, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/**
 * @param {string} at
 * @param {string} name
 * @param {string} value
 */
const writeStamp = (at, name, value) => {
  const path = join(at, cache, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, value)
}

/** The same lock file installs other binaries on another machine. @param {string} at */
const installHash = (at) => hashOf([`${process.platform}-${process.arch}`, readFileSync(join(at, 'package-lock.json'))])

/**
 * Why the packages have to be installed, or undefined where what is there is what the lock file says. Reads npm's own
 * note of what it installed, so that a person's `npm ci` counts as well. What is there and no longer wanted does no harm.
 *
 * @param {string} at Folder of the lock file.
 * @returns {string | undefined}
 */
export const staleInstall = (at) => {
  const hidden = readJson(join(at, 'node_modules/.package-lock.json'))
  if (hidden === undefined) return 'nothing is installed yet'
  if (readStamp(at, 'installed') === installHash(at)) return undefined
  const wanted = readJson(join(at, 'package-lock.json')).packages
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/') || entry.link === true) continue
    const there = hidden.packages[path]
    if (there === undefined && entry.optional === true) continue
    if (there === undefined) return `${path.split('node_modules/').pop()} is missing`
    if (there.version !== entry.version || there.integrity !== entry.integrity)
      return `${path.split('node_modules/').pop()} is another version`
  }
  return undefined
}

/** Notes that what is installed is what the lock file says. @param {string} at */
export const stampInstall = (at) => writeStamp(at, 'installed', installHash(at))

/** npm as it was called, or the one on the path. @returns {{ command: string, args: string[], shell: boolean }} */
const npm = () => {
  const script = process.env.npm_execpath
  return script?.endsWith('.js')
    ? { command: process.execPath, args: [script], shell: false }
    : { command: 'npm', args: [], shell: process.platform === 'win32' }
}

/** Installs the packages when they are stale. */
export const install = async () => {
  const reason = staleInstall(root)
  if (reason !== undefined) {
    const { command, args, shell } = npm()
    // Building needs the development packages, also where NODE_ENV or npm's settings would leave them out.
    const title = `Installing packages (${reason}; some 700 MB on disk, once)`
    await during(title, () => execute(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'], { shell }))
  }
  if (readStamp(root, 'installed') !== installHash(root)) stampInstall(root)
}

/** All that ends up in the portal's bundle. */
const portalSources = [
  'packages/portal/src',
  'packages/portal/public',
  'packages/portal/index.html',
  'packages/portal/vite.config.ts',
  'packages/portal/package.json',
  'packages/contract/src',
  'packages/model/src',
  'package-lock.json',
]

/**
 * Why the portal has to be built, or undefined where its bundle is fresh.
 *
 * @param {string} at
 * @returns {string | undefined}
 */
export const stalePortal = (at) => {
  if (!existsSync(join(at, 'packages/portal/dist/index.html'))) return 'it was not built yet'
  return readStamp(at, 'portal') === hashFiles(at, portalSources) ? undefined : 'its sources changed'
}

/** Notes that the portal's bundle was built from these sources. @param {string} at @param {string} hash */
export const stampPortal = (at, hash = hashFiles(at, portalSources)) => writeStamp(at, 'portal', hash)

/** Runs a script of an installed package. @param {string} path @param {readonly string[]} args */
export const tool = (path, ...args) => execute(process.execPath, [join(root, 'node_modules', path), ...args])

/**
 * Makes `npx landbridge` work. npm links an executable only when it is there at the time of the install, which in a
 * fresh clone it is not.
 */
const linkExecutable = () => {
  const executable = join(root, 'packages/landbridge/dist/main.js')
  chmodSync(executable, 0o755)
  const link = join(root, 'node_modules/.bin/landbridge')
  if (process.platform === 'win32' || existsSync(link)) return
  rmSync(link, { force: true })
  symlinkSync('../../packages/landbridge/dist/main.js', link)
}

/** Builds what is stale. The compiler finds out by itself what that is; the portal's bundler does not. */
export const build = async () => {
  const reason = stalePortal(root)
  const compile = async () => {
    await tool('typescript/bin/tsc', '-b', 'packages/landbridge')
    linkExecutable()
  }
  if (reason === undefined) {
    await during('Building', compile)
    return
  }
  const hash = hashFiles(root, portalSources)
  // Both read sources only, so they need not wait for each other.
  await during(`Building, the portal too (${reason})`, () =>
    Promise.all([compile(), tool('vite/bin/vite.js', 'build', 'packages/portal', '--logLevel', 'warn')]),
  )
  stampPortal(root, hash)
}

/**
 * Runs the work of a script; a part that fails is told in its own words, without a stack trace.
 *
 * @param {() => Promise<void>} work
 */
export const guard = (work) =>
  work().catch((error) => {
    if (!(error instanceof PartFailed)) throw error
    if (error.output !== '') process.stderr.write(`${error.output.trimEnd()}\n`)
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
