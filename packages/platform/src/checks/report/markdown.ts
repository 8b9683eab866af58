import type { Report, ReportLine } from './report.ts'

/** Characters that Markdown would take for something else. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, (letter) => `\\${letter}`).replace(/\s+/g, ' ')

const code = (text: string): string => `\`${text.replaceAll('`', "'").replace(/\s+/g, ' ')}\``

const signs = { pass: '✓', fail: '✗', unknown: '?', skipped: '–', pending: '…' } as const

/** The report as a document that can be pasted into a ticket. */
export const writeMarkdown = ({ title, verdict, facts, tasks, groups, words }: Report): string =>
  [
    `# ${plain(title)}`,
    `**${plain(verdict)}**`,
    facts.map(({ label, value }) => `- ${plain(label)}: ${code(value)}`).join('\n'),
    ...(tasks.length === 0 ? [] : [`## ${plain(words.tasks)}`]),
    ...tasks.flatMap(({ who, lines }) => [`### ${plain(who)}`, lines.map((line) => task(line, words)).join('\n')]),
    `## ${plain(words.lines)}`,
    ...groups.flatMap(({ title: name, lines }) => [`### ${plain(name)}`, lines.map((line) => entry(line)).join('\n')]),
  ]
    .join('\n\n')
    .concat('\n')

const task = ({ what, cause, remedy, link, step, evidence }: ReportLine, words: Report['words']): string =>
  [
    `- **${plain(what)}**`,
    ...(cause === undefined ? [] : [`  - ${plain(words.why)}: ${plain(cause)}`]),
    ...(remedy === undefined ? [] : [`  - ${plain(words.remedy)}: ${plain(remedy)}`]),
    ...(link === undefined ? [] : [`  - ${plain(words.page)}: [${plain(link.page)}](<${link.url}>)`]),
    ...(step === undefined ? [] : [`  - ${plain(words.step)}: <${step}>`]),
    ...(evidence.length === 0 ? [] : [`  - ${plain(words.seen)}:`]),
    ...evidence.map(({ label, value }) => `    - ${plain(label)}: ${code(value)}`),
  ].join('\n')

const entry = ({ verdict, word, what, cause }: ReportLine): string =>
  `- ${signs[verdict]} ${plain(word)}: ${plain(what)}${verdict === 'pass' || cause === undefined ? '' : ` ${plain(cause)}`}`
