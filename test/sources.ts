import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

/** Reads the repository as text, for the tests about its shape. */

export const root = resolve(import.meta.dirname, '..')

const builtOrFetched = new Set(['node_modules', 'dist', '.git', 'coverage'])

/** Files below a folder, by their paths from the root, with `/`. What was built or fetched is left out. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return isOurs(entry.name) ? filesBelow(path) : []
      return entry.isFile() ? [path.split(sep).join('/')] : []
    })
    .sort()

const isOurs = (name: string): boolean => !builtOrFetched.has(name) && !name.startsWith('.landbridge')

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8')

export const readJson = <T>(path: string): T => JSON.parse(readText(path)) as T

export const packages = readdirSync(join(root, 'packages')).sort()

/** Source files of a package, without its tests. */
export const sourcesOf = (name: string): string[] =>
  filesBelow(`packages/${name}/src`).filter((path) => /\.(ts|tsx|mts)$/.test(path))

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

const importPattern =
  /(?:^|[;}\s])(?:import|export)\s+(?:type\s+)?[\w$\s{},*]+?\s+from\s+['"]([^'"]+)['"]|(?:^|[;}\s])import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

/** What a file imports, type-only imports included. */
export const importsOf = (path: string): string[] =>
  [...withoutComments(readText(path)).matchAll(importPattern)].map((found) => found[1] ?? found[2] ?? found[3] ?? '')

/** The file that a relative import means, by its path from the root. */
export const importedFile = (from: string, specifier: string): string =>
  relative(root, resolve(root, dirname(from), specifier))
    .split(sep)
    .join('/')
