import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { parseAst } from 'vite'
import { textFields } from '../../src/words/fields.ts'
import {
  hasWords,
  isIdentifier,
  isNode,
  isProse,
  isValue,
  type Node,
  namedIn,
  nameOf,
  numbered,
  textsOf,
} from './text-forms.ts'
import { leftOut, notTold, read, readAlone, singleWords, tellers, theirs } from './text-places.ts'

/** Reads, with a parser, every text for people out of the sources. A new text is found wherever it is written. */

const packages = join(import.meta.dirname, '../../..')

export interface SourceText {
  /** English, with numbered holes. */
  readonly key: string
  /** File and place, for example `diagnosis/src/plan.ts line(`. */
  readonly at: string
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : entry.name.endsWith('.ts') ? [path] : []
  })

/** Node types that a text may be inside of without being anything else yet. */
const transparent = new Set([
  'ConditionalExpression',
  'LogicalExpression',
  'ArrayExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'ParenthesizedExpression',
])

interface Place {
  readonly name: string
  /** Whether every text there is told, names included. */
  readonly isDeclared: boolean
}

const keyName = (key: unknown): string => (isNode(key) ? String(key.name ?? key.value ?? '') : '')

const isSpelled = (node: Node): boolean =>
  node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')

const inFile = (path: string): SourceText[] => {
  const file = relative(packages, path).split(sep).join('/')
  if (leftOut.some(([start]) => file.startsWith(start))) return []
  const program = parseAst(readFileSync(path, 'utf8'), { lang: 'ts' }) as unknown
  const named = namedIn(program)
  const found: SourceText[] = []
  const add = (node: Node, { name, isDeclared }: Place) => {
    for (const text of textsOf(node, named)) {
      const outer = text.replace(/[\uE001\uE002]/g, '')
      const isSingle = (singleWords[file]?.includes(name) ?? false) && !text.includes('/')
      if (!hasWords(outer) || theirs.has(text) || (notTold.has(name) && !isSingle)) continue
      if (isSingle || (isDeclared && !isIdentifier(text) && (name !== 'value:' || isValue(text))) || isProse(text))
        found.push({ key: numbered(text), at: `${file} ${name}` })
    }
  }
  const visit = (value: unknown, place: Place, isLabelled = false): void => {
    if (Array.isArray(value)) {
      for (const each of value) visit(each, place)
      return
    }
    if (!isNode(value)) return
    const { type } = value
    if (type === 'ImportDeclaration' || type === 'TaggedTemplateExpression') return
    if (type.startsWith('TS') && !transparent.has(type) && type !== 'TSNonNullExpression') return
    const isText = (type === 'Literal' && typeof value.value === 'string') || type === 'TemplateLiteral'
    if (isText || (type === 'BinaryExpression' && value.operator === '+')) add(value, place)
    if (type === 'Literal') return
    if (type === 'TemplateLiteral') {
      // What stands in a hole may be a text of its own, unless it was read as a part of this one.
      for (const each of value.expressions as readonly Node[])
        if (!transparent.has(each.type)) visit(each, { name: 'hole', isDeclared: false })
      return
    }
    if (type === 'BinaryExpression') {
      visit([value.left, value.right], { name: 'compared', isDeclared: false })
      return
    }
    if (type === 'ConditionalExpression') {
      visit(value.test, { name: 'test', isDeclared: false })
      visit([value.consequent, value.alternate], place)
      return
    }
    if (type === 'Property' || type === 'PropertyDefinition') {
      const name = keyName(value.key)
      const place = { name: `${name}:`, isDeclared: textFields.has(name) || (name === 'value' && isLabelled) }
      const meant =
        isNode(value.value) && value.value.type === 'Identifier' ? named.get(nameOf(value.value)) : undefined
      if (meant !== undefined && isSpelled(meant)) add(meant, place)
      visit(value.value, place)
      return
    }
    if (type === 'CallExpression') {
      const callee = nameOf(value.callee)
      visit(value.callee, { name: 'callee', isDeclared: false })
      for (const [index, each] of (value.arguments as readonly Node[]).entries())
        visit(each, { name: `${callee}(`, isDeclared: tellers.get(callee)?.includes(index) ?? false })
      return
    }
    if (type === 'NewExpression') {
      visit(value.arguments, { name: `new ${nameOf(value.callee)}`, isDeclared: false })
      return
    }
    if (type === 'ObjectExpression') {
      const properties = value.properties as readonly Node[]
      const hasLabel = properties.some(({ key }) => keyName(key) === 'label')
      for (const each of properties) visit(each, place, hasLabel)
      return
    }
    const inner = transparent.has(type) || type === 'ArrowFunctionExpression' || type === 'SpreadElement'
    const next = inner ? place : { name: type, isDeclared: false }
    for (const [key, each] of Object.entries(value)) if (key !== 'type' && typeof each === 'object') visit(each, next)
  }
  visit(program, { name: 'file', isDeclared: false })
  return found
}

/** Every text for people in the sources, each once, with all its places. */
export const sourceTexts = (): Map<string, string[]> => {
  const texts = new Map<string, string[]>()
  const files = [
    ...read.flatMap((name) => filesBelow(join(packages, name, 'src'))),
    ...readAlone.map((path) => join(packages, path)),
  ]
  for (const { key, at } of files.flatMap(inFile)) texts.set(key, [...new Set([...(texts.get(key) ?? []), at])])
  return texts
}
