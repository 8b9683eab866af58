import { createHash } from 'node:crypto'
import type { Language } from '../../words/language.ts'
import type { Report, ReportLine } from './report.ts'
import { reportStyle } from './style.ts'

const letters: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const plain = (text: string): string => text.replace(/[&<>"']/g, (letter) => letters[letter] ?? letter)

const element = (name: string, text: string, attributes = ''): string => `<${name}${attributes}>${text}</${name}>`

/** Nothing runs, nothing is loaded; the one style is in the page, so that a saved copy looks the same. */
export const reportPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The report as one page for the screen and for paper. */
export const writePage = ({ title, verdict, facts, tasks, groups, words }: Report, language: Language): string =>
  `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${plain(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
${element('h1', plain(title))}
${element('p', plain(verdict), ' class="verdict"')}
${definitions(facts)}
${tasks.length === 0 ? '' : element('h2', plain(words.tasks))}
${tasks.map(({ who, lines }) => `<section>${element('h3', plain(who))}${lines.map((line) => task(line, words)).join('')}</section>`).join('\n')}
${element('h2', plain(words.lines))}
${groups.map(({ title: name, lines }) => `<section>${element('h3', plain(name))}<ul>${lines.map(entry).join('')}</ul></section>`).join('\n')}
</main>
</body>
</html>
`

const definitions = (pairs: readonly { readonly label: string; readonly value: string }[]): string =>
  pairs.length === 0
    ? ''
    : element(
        'dl',
        pairs
          .map(({ label, value }) => `<div>${element('dt', plain(label))}${element('dd', plain(value))}</div>`)
          .join(''),
      )

const task = ({ what, cause, remedy, link, step, evidence }: ReportLine, words: Report['words']): string => {
  const facts = [
    ...(cause === undefined ? [] : [[words.why, plain(cause)] as const]),
    ...(remedy === undefined ? [] : [[words.remedy, plain(remedy)] as const]),
    ...(link === undefined ? [] : [[words.page, anchor(link.url, link.page)] as const]),
    ...(step === undefined ? [] : [[words.step, anchor(step, step)] as const]),
  ]
  const list = facts.map(([label, html]) => `<div>${element('dt', plain(label))}${element('dd', html)}</div>`).join('')
  const seen =
    evidence.length === 0 ? '' : `<div class="seen">${element('h5', plain(words.seen))}${definitions(evidence)}</div>`
  return element('article', `${element('h4', plain(what))}${list === '' ? '' : element('dl', list)}${seen}`)
}

/** On paper the address stands behind the name. */
const anchor = (url: string, name: string): string =>
  /^https?:/i.test(url) ? `<a href="${plain(url)}">${plain(name)}</a>` : plain(name)

const entry = ({ verdict, word, what, cause }: ReportLine): string =>
  `<li class="${verdict}"><span>${plain(word)}</span> ${plain(what)}${verdict === 'pass' || cause === undefined ? '' : element('p', plain(cause))}</li>`
