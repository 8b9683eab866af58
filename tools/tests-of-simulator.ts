import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One test, with what stands in it. */
export interface NamedTest {
  /** Below the folder of the tests. */
  readonly file: string
  readonly title: string
  readonly body: string
}

const folder = 'packages/simulator/test'

const filesBelow = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(join(path, entry.name))
        : entry.name.endsWith('.ts')
          ? [join(path, entry.name)]
          : [],
    )
    .sort()

/** The title is the first text of the call; the table of `test.each` before it belongs to the body. */
const start = /^[ \t]*(?:test|it)(?:\.each)?\(/gm
const titleIn = /(?:^|\)\(|\()\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`),\s*(?:async\s*)?\(/

const testsIn = (file: string, text: string): NamedTest[] => {
  const starts = [...text.matchAll(start)].map(({ index }) => index)
  return starts.flatMap((at, nth) => {
    const body = text.slice(at, starts[nth + 1])
    const [, single, double, back] = titleIn.exec(body) ?? []
    const title = (single ?? double ?? back)?.replace(/\\(.)/g, '$1')
    return title === undefined ? [] : [{ file, title, body }]
  })
}

/** Every test of the simulator, by file and in the order of the file. */
export const testsOfSimulator = (root: string): NamedTest[] => {
  const base = join(root, folder)
  return filesBelow(base)
    .filter((path) => path.endsWith('.test.ts') && !/coverage|fuzz/.test(path))
    .flatMap((path) => testsIn(path.slice(base.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')))
}

/** Texts of all files below a folder, by path. */
export const textsBelow = (root: string, path: string): ReadonlyMap<string, string> =>
  new Map(filesBelow(join(root, path)).map((file) => [file.slice(root.length + 1), readFileSync(file, 'utf8')]))

/** A link whose text is the file and whose title is that of the test, so that tables stay narrow. */
export const linkTo = ({ file, title }: NamedTest): string =>
  `[${file.replace('.test.ts', '')}](../../../${folder}/${file} "${title.replaceAll('"', "'").replaceAll('|', '/')}")`
