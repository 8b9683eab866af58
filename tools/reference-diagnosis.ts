import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CauseFact, causes, clues, inquiries, mostRequests, type Signal } from '@landbridge/diagnosis'
import { code, page, table } from './markdown.ts'

interface Figures {
  readonly diagnoses: number
  readonly first: number
  readonly firstThree: number
  readonly certain: number
  readonly certainAndWrong: number
  readonly mostRequests: number
  readonly notFirst: string
}

const services = {
  entra: 'Entra',
  graph: 'Graph',
  bc: 'Business Central',
  admin: 'Admin Center',
} as const

const menders = {
  'entra-admin': 'Entra administrator',
  'bc-admin': 'Business Central administrator',
  'admin-center-admin': 'administrator of the admin center',
  builder: 'builder',
  'signed-in-person': 'person who signs in',
  operator: 'operator',
  microsoft: 'Microsoft, by waiting',
} as const satisfies Record<CauseFact['who'], string>

const shownSignal = (signal: Signal): string =>
  [
    signal.status === undefined ? '' : String(signal.status),
    signal.code === undefined ? '' : code(signal.code),
    signal.aadsts === undefined ? '' : code(`AADSTS${signal.aadsts}`),
    signal.fragment === undefined ? '' : code(signal.fragment),
    signal.fault === undefined ? '' : code(signal.fault),
    signal.empty ? 'an empty list' : '',
    signal.path === undefined ? '' : `at ${code(signal.path.source.replaceAll('\\/', '/'))}`,
    signal.at === undefined || signal.aadsts !== undefined ? '' : `from ${services[signal.at]}`,
  ]
    .filter(Boolean)
    .join(' ')

const sections = [
  ['Getting a token', 1, 17],
  ['Signing in and consent', 18, 32],
  ['Business Central says no', 33, 52],
  ['The Admin Center API', 53, 56],
  ['Installing an extension', 57, 67],
  ['Setting up with one click', 68, 72],
] as const

const causeTable = (from: number, to: number): string =>
  table(
    ['Id', 'Cause', 'Seen by', 'Who mends it', 'Remedy', 'What a person can look up'],
    causes
      .filter(({ id }) => Number(id.slice(1)) >= from && Number(id.slice(1)) <= to)
      .map(({ id, title, signals, who, remedy, question, seenBy }) => [
        id,
        title,
        seenBy === 'person' ? 'a person alone' : [...new Set(signals.map(shownSignal))].join('; '),
        menders[who],
        remedy,
        question,
      ]),
  )

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`

const figureTable = (figures: Readonly<Record<string, Figures>>): string =>
  table(
    [
      'Given',
      'Diagnoses',
      'Right at rank one',
      'Within the first three',
      'Certain',
      'Certain and wrong',
      'Requests at most',
      'Not first',
    ],
    Object.entries(figures).map(([way, each]) => [
      way,
      String(each.diagnoses),
      share(each.first, each.diagnoses),
      share(each.firstThree, each.diagnoses),
      String(each.certain),
      String(each.certainAndWrong),
      String(each.mostRequests),
      each.notFirst,
    ]),
  )

/** What a diagnosis knows, asks, and how often it is right. @param root Folder of the repository. */
export const diagnosisPage = (root: string): string => {
  const figures = JSON.parse(
    readFileSync(join(root, 'packages/diagnosis/test/problems/figures.json'), 'utf8'),
  ) as Readonly<Record<string, Figures>>
  return page(
    '# Diagnosis',
    `From a failed call, a connection or a copied text to ranked causes: ${causes.length} of them, one row each. A cause is called certain only where an answer that nothing else gives, or clues that leave nothing else, prove it; two that look the same are both named, with what would tell them apart.`,
    '## How often it is right',
    'Each problem that the [simulator](simulator/scenarios.md) can play was let happen, and the verdict compared with what is true. The tests measure this again and fail when a figure is another one. Copied text alone is text without the program, its request or anybody to ask.',
    figureTable(figures),
    '## Causes',
    ...sections.flatMap(([title, from, to]) => [`### ${title}`, causeTable(from, to)]),
    '## What is asked',
    `Only what can still change the order, ${mostRequests} requests at most, all of them reading; what is independent goes together. What a row needs and nobody knows leaves it out.`,
    table(
      ['Probe', 'Asks', 'Requests', 'Needs', 'Tells'],
      inquiries.map(({ name, asks, requests, needs, tells }) => [
        code(name),
        asks,
        String(requests),
        needs.map(code).join(', '),
        [...new Set(tells)].map(code).join(', '),
      ]),
    ),
    '## Clues',
    table(
      ['Clue', 'What it says', 'Speaks for', 'Speaks against'],
      Object.entries(clues).map(([name, text]) => {
        const weighs = (side: 'for' | 'against') =>
          causes.filter((cause) => Object.hasOwn(cause[side] ?? {}, name)).map(({ id }) => id)
        return [code(name), text, weighs('for').join(', '), weighs('against').join(', ')]
      }),
    ),
  )
}
