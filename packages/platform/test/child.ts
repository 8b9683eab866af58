import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { copyFileSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** A program in a process of its own, to be killed. */
export interface Child {
  /** Resolves with the rest of the first line that begins with this word. */
  readonly says: (word: string) => Promise<string>
  /** Ends it without any chance to tidy up. Resolves when it is gone. */
  readonly kill: () => Promise<void>
  readonly pid: number
}

// Below node_modules, so that the program finds the packages that it imports.
const cache = fileURLToPath(new URL('../../../node_modules/.cache/landbridge-tests', import.meta.url))

/** Builds a TypeScript program, which Node cannot run as it is, and runs it. */
export const startChild = async (program: URL, args: readonly string[]): Promise<Child> => {
  const outDir = `${cache}/${randomUUID()}`
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['landbridge:source'] },
    ssr: { noExternal: [/^@landbridge\//], resolve: { conditions: ['landbridge:source', 'node'] } },
    build: {
      ssr: fileURLToPath(program),
      outDir,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  })
  // The platform reads its version from there.
  copyFileSync(new URL('../package.json', import.meta.url), `${cache}/package.json`)
  const child = spawn(process.execPath, [`${outDir}/program.mjs`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  return watch(child, () => rmSync(outDir, { recursive: true, force: true }))
}

const watch = (child: ChildProcess, whenGone: () => void): Child => {
  const said: string[] = []
  let complaint = ''
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  let isGone = false
  const gone = new Promise<void>((resolve) =>
    child.once('close', () => {
      isGone = true
      whenGone()
      tell()
      resolve()
    }),
  )
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  if (child.stdout !== null) {
    createInterface(child.stdout).on('line', (line) => {
      said.push(line)
      tell()
    })
  }
  return {
    pid: child.pid as number,
    says: (word) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = said.find((each) => each === word || each.startsWith(`${word} `))
          if (line === undefined && !isGone) return
          listeners.delete(look)
          if (line === undefined) reject(new Error(`The program ended before it said ${word}: ${complaint}`))
          else resolve(line.slice(word.length + 1))
        }
        listeners.add(look)
        look()
      }),
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}
