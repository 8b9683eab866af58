import { Fragment, type ReactNode } from 'react'

const marks = '\\*\\*[^*]+\\*\\*|\\*[^*\\s][^*]*\\*|`[^`]+`'
const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

interface Props {
  readonly text: string
  /** Names of buttons and pages, as they are written there; where they occur they are marked too. */
  readonly names?: readonly string[]
}

/** A sentence in which `code` and *names* are marked as in Markdown. */
export const InlineText = ({ text, names = [] }: Props) => {
  const known = [...names].filter((name) => name.length > 2).sort((a, b) => b.length - a.length)
  const marked = new RegExp(`(${[marks, ...known.map((name) => `(?<!\\w)${escaped(name)}(?!\\w)`)].join('|')})`)
  return text.split(marked).map((part, index) => (
    // The parts of one sentence keep their places.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Fragment key={index}>{index % 2 === 0 ? part : shown(part)}</Fragment>
  ))
}

const shown = (part: string): ReactNode => {
  if (part.startsWith('`')) return <code>{part.slice(1, -1)}</code>
  return <strong>{part.replace(/^\*+|\*+$/g, '')}</strong>
}
