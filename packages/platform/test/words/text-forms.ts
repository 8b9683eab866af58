import { lists } from './text-places.ts'

/** What an expression of a source comes to as a text, with holes for what is only known later. */

export type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>

export const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

export const nameOf = (node: unknown): string =>
  isNode(node) ? String(node.name ?? (isNode(node.property) ? node.property.name : '') ?? '') : ''

/** A hole in a text that is being put together; its number comes when the text is whole. */
export const hole = (isList: boolean): string => (isList ? '\uE002' : '\uE001')

/** Values that a file gives a name to, where one name stands for one of them only. */
export type Named = ReadonlyMap<string, Node>

/** All texts that an expression may come to, with holes for what is only known later. */
export const textsOf = (node: unknown, named: Named): string[] => {
  if (!isNode(node)) return [hole(false)]
  const of = (name: string) => textsOf(node[name], named)
  if (node.type === 'Literal') return [typeof node.value === 'string' ? node.value : hole(false)]
  if (node.type === 'TemplateLiteral') {
    const pieces = node.quasis as readonly { value: { cooked: string } }[]
    const parts = node.expressions as readonly Node[]
    return pieces.reduce<string[]>(
      (before, { value }, index) => {
        const values = index === 0 ? [''] : textsOf(parts[index - 1], named)
        return before.flatMap((start) => values.map((each) => `${start}${each}${value.cooked}`))
      },
      [''],
    )
  }
  if (node.type === 'ConditionalExpression') return [...of('consequent'), ...of('alternate')]
  if (node.type === 'LogicalExpression') return [...new Set([...of('left'), ...of('right')])]
  if (node.type === 'BinaryExpression' && node.operator === '+')
    return of('left').flatMap((left) => of('right').map((right) => left + right))
  if (node.type === 'ParenthesizedExpression' || node.type.startsWith('TS')) return of('expression')
  const value = node.type === 'Identifier' ? named.get(String(node.name)) : undefined
  if (value !== undefined && spelledOut.has(value.type)) return textsOf(value, named)
  return [hole(isList(node) || (value !== undefined && isList(value)))]
}

/** What stands for its texts where it is named in another text. */
export const spelledOut = new Set(['ConditionalExpression', 'TemplateLiteral'])

export const isList = ({ type, callee }: Node): boolean => type === 'CallExpression' && lists.has(nameOf(callee))

export const namedIn = (program: unknown): Named => {
  const named = new Map<string, Node>()
  const twice = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (isNode(value) && value.type === 'VariableDeclarator' && isNode(value.init)) {
      const name = nameOf(value.id)
      if (named.has(name)) twice.add(name)
      named.set(name, value.init)
    }
    for (const each of Object.values(value)) visit(each)
  }
  visit(program)
  for (const name of twice) named.delete(name)
  return named
}

export const numbered = (text: string): string => {
  let count = 0
  return text.replace(/[\uE001\uE002]/g, (mark) => `{${++count}${mark === '\uE002' ? ', list' : ''}}`)
}

/** Whether it reads like a sentence or a part of one, rather than like a name. */
export const isProse = (text: string): boolean => {
  const plain = text.replace(/[\uE001\uE002]/g, ' \uE001 ')
  const words = plain.split(/\s+/).filter((word) => /^[“"'(]?\p{L}[\p{L}'’-]*[.,:;?)"”]*$/u.test(word))
  return words.length >= 3 && words.some((word) => /^\p{Ll}{2,}/u.test(word)) && !/[{}<>=$\\]/.test(text)
}

export const hasWords = (text: string): boolean => /\p{L}{2}/u.test(text)

/** Words of a program in a field whose name elsewhere has a text: kinds, names of pages and the like. */
export const isIdentifier = (text: string): boolean => /^[a-z]+([A-Z][a-z]*)*$/.test(text)

/** A value that has words of ours, rather than names, numbers and what holds them together. */
export const isValue = (text: string): boolean =>
  !text.startsWith('/') && text.includes(' ') && (text.match(/\p{L}/gu)?.length ?? 0) >= 4
