import type { Expression, Literal } from '../../../src/bc/filter/expression.ts'

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A literal as it stands in an address. */
const writeLiteral = ({ type, text }: Literal): string =>
  type === 'string'
    ? quote(text)
    : type === 'enum'
      ? quote(text)
      : type === 'duration'
        ? `duration${quote(text)}`
        : text

/** Writes a tree as an expression that parses to the same tree. */
export const writeExpression = (tree: Expression): string => {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return `(${writeExpression(tree.left)} ${tree.kind} ${writeExpression(tree.right)})`
    case 'not':
      return `not (${writeExpression(tree.of)})`
    case 'compare':
    case 'arithmetic':
      return `(${writeExpression(tree.left)} ${tree.operator} ${writeExpression(tree.right)})`
    case 'has':
      return `(${writeExpression(tree.left)} has ${writeExpression(tree.right)})`
    case 'in':
      return `(${writeExpression(tree.value)} in (${tree.list.map(writeExpression).join(',')}))`
    case 'call':
      return `${tree.name}(${tree.parameters.map(writeExpression).join(',')})`
    case 'negate':
      return `-(${writeExpression(tree.of)})`
    case 'lambda':
      return `${tree.path.join('/')}/${tree.quantifier}(${tree.body ? `${tree.variable}: ${writeExpression(tree.body)}` : ''})`
    case 'alias':
      return `@${tree.name}`
    case 'property':
      return tree.path.join('/')
    default:
      return tree.type === 'enum' ? `Microsoft.NAV.option${quote(tree.text)}` : writeLiteral(tree)
  }
}
