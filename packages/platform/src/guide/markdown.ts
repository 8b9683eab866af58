import type { Guide } from '@landbridge/contract'

/** Characters that Markdown would take for something else. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, (letter) => `\\${letter}`)

const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``

const people = {
  'entra-admin': 'Microsoft Entra administrator',
  'bc-admin': 'Business Central administrator',
  'admin-center-admin': 'administrator of the Business Central admin center',
  builder: 'vendor',
  'signed-in-person': 'person who signs in',
  operator: 'operator of Landbridge',
  microsoft: 'Microsoft',
} as const satisfies Record<Guide['steps'][number]['who'], string>

const flows = {
  'service-to-service': "The application acts as itself, with an app registration in the customer's directory.",
  'shared-app': "The application acts as itself, with the vendor's app registration, which the customer accepts.",
  delegated: 'The application acts as the person who signs in.',
} as const satisfies Record<Guide['flow'], string>

/**
 * The guide as a document, ready to be put among the vendor's own pages.
 *
 * @param say What is written here, in the language of the guide.
 */
export const writeGuide = (
  guide: Omit<Guide, 'markdown'>,
  name: string,
  say: (text: string) => string = (text) => text,
): string => {
  const { flow, version, actions, unavailable, needs, steps } = guide
  return [
    `# ${say(`Connect ${plain(name)} to Business Central`)}`,
    say(flows[flow]),
    ...section(
      say('What it does'),
      actions.map(({ id, title }) => `- ${plain(title)} (${code(id)})`),
    ),
    ...section(
      say(`Not in version ${version}`),
      unavailable.map(({ title, since }) => `- ${plain(say(`${title}, since version ${since}`))}`),
    ),
    ...section(say('Application permissions'), needs.roles.map(permission)),
    ...section(say('Delegated permissions'), needs.scopes.map(permission)),
    ...section(
      say(flow === 'delegated' ? 'Permission sets of the person' : 'Permission sets of the application'),
      needs.permissionSets.map(({ id, name: about, reason }) => `- ${code(id)} (${plain(about)}): ${plain(reason)}`),
    ),
    ...steps.flatMap((step, index) => writeStep(step, index, say)),
  ]
    .join('\n\n')
    .concat('\n')
}

const permission = ({ name, reason }: { name: string; reason: string }): string => `- ${code(name)}: ${plain(reason)}`

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${plain(title)}`, lines.join('\n')]

const writeStep = (
  { title, who, explain }: Guide['steps'][number],
  index: number,
  say: (text: string) => string,
): string[] => [
  `## ${index + 1}. ${plain(title)}`,
  `*${say(`Done by: ${say(people[who])}.`)}* ${plain(explain.intro)}`,
  explain.instructions.map(writeInstruction).join('\n'),
  ...explain.help.map(({ question, answer }) => `**${plain(question)}** ${plain(answer)}`),
]

const writeInstruction = (
  { text, link, menu, copy = [] }: Guide['steps'][number]['explain']['instructions'][number],
  index: number,
): string =>
  [
    `${index + 1}. ${plain(text)}`,
    ...(link ? [`   - [${plain(link.page)}](${link.url})`] : []),
    ...(menu ? [`   - ${menu.map((entry) => `**${plain(entry)}**`).join(' → ')}`] : []),
    ...copy.map(({ label, value }) => `   - ${plain(label)}: ${code(value)}`),
  ].join('\n')
