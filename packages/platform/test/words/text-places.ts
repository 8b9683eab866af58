/** Where the sources hold texts for people, and where what looks like one is none. */

export const read = ['model', 'auth', 'client', 'diagnosis', 'platform']
/** Of the contract only what events say: all else there is the reference. */
export const readAlone = ['contract/src/event-kinds.ts']

/** What is not said to people who use the portal, or not in our words, by the beginning of the path. */
export const leftOut: readonly (readonly [string, string])[] = [
  ['model/src/entra-errors.ts', "Microsoft's own texts, for reading and for simulating them"],
  ['model/src/bc-errors.ts', "Microsoft's own texts, for reading and for simulating them"],
  ['model/src/entra-calls.ts', 'the reference of the simulator'],
  ['model/src/admin-center-calls.ts', 'the reference of the simulator'],
  ['model/src/protocol.ts', 'the reference of the simulator'],
  ['model/src/evidence.ts', 'where a fact is from'],
  ['model/src/options.ts', "Business Central's own option names"],
  ['model/src/limits.ts', 'where a fact is from'],
  ['model/src/versions.ts', 'names of parts of addresses'],
  ['model/src/resource-applications.ts', "Microsoft's own names"],
  ['model/src/microsoft-clients.ts', "Microsoft's own names"],
  ['model/src/permissions.ts', "Microsoft's own names, and the reference"],
  ['model/src/network.ts', 'codes of the operating system'],
  ['platform/src/store/', 'SQL'],
  ['platform/src/http/reference/', 'the reference of the API, which is English'],
  ['platform/src/vault/', 'for whoever runs Landbridge, in the log'],
  ['platform/src/runs/', 'for whoever runs Landbridge, in the log'],
  ['platform/src/config.ts', 'for whoever runs Landbridge, at its start'],
  ['platform/src/start.ts', 'for whoever runs Landbridge, at its start'],
  ['platform/src/words/', 'the words themselves'],
  ['platform/src/http/headers.ts', 'headers'],
  ['platform/src/http/portal.ts', 'for whoever runs Landbridge, at its start'],
  ['client/src/bc-fault.ts', "Microsoft's own texts, for reading them"],
]

/** Places of a text that nobody reads in an answer. */
export const notTold = new Set([
  'name:',
  'description:',
  'source:',
  'rule:',
  'when:',
  'notes:',
  'when:',
  'documented(',
  'inferred(',
  'apiPage:',
  'leavesNothing:',
  'tells:',
  'fragment:',
  'request:',
  'worded(',
  'choice(',
  'replace(',
  'content-security-policy:',
  'field:',
  'table:',
  'wrong:',
  'new TypeError',
  'new RangeError',
  'new Error',
  'warn(',
  'info(',
  'debug(',
  'describe(',
  'meta(',
])

/** Functions whose answer is several things with "and" before the last. */
export const lists = new Set(['listOf', 'sentenceOf', 'setNames', 'inWords'])

/** Single words that are said to people all the same, by their places. */
export const singleWords: Readonly<Record<string, readonly string[]>> = {
  'diagnosis/src/probes/wanted-entity.ts': ['create:', 'update:', 'delete:'],
  'diagnosis/src/probes/card-accepted.ts': ['name:'],
  'diagnosis/src/probes/token-issued.ts': ['ArrowFunctionExpression'],
  'platform/src/connections/places.ts': ['name:'],
  'platform/src/guide/handlers.ts': ['name:'],
  'platform/src/setup/values.ts': ['VariableDeclarator'],
  'platform/src/checks/report/report.ts': [
    'VariableDeclarator',
    'tasks:',
    'lines:',
    'why:',
    'remedy:',
    'page:',
    'step:',
    'seen:',
    'pass:',
    'fail:',
    'unknown:',
    'skipped:',
    'pending:',
    'token:',
    'consent:',
    'environment:',
    'card:',
    'person:',
    'company:',
    'entities:',
    'credential:',
    'extension:',
    'admin-center:',
    'notifications:',
    'limits:',
    'microsoft:',
    'builder:',
    'operator:',
  ],
  'model/src/typed-values.ts': ['add('],
  'diagnosis/src/probes/entity-readable.ts': ['ReturnStatement'],
  'platform/src/setup/steps/card.ts': ['VariableDeclarator'],
  'diagnosis/src/finding.ts': ['correlation_id:', 'trace_id:', 'timestamp:', 'correlationId:'],
}

/** Microsoft's own words in our sources, by which answers are told apart. */
export const theirs = new Set(['server has rejected the client credentials', '365 days (12 months)'])

/** Functions that are handed a text, and which of their arguments it is. */
export const tellers = new Map<string, readonly number[]>(
  Object.entries({
    pass: [1],
    failed: [1],
    untold: [1],
    line: [2],
    refuseField: [1],
    refused: [0],
    say: [0],
    section: [0],
    malformed: [0],
    damaged: [0],
    cause: [1, 2],
    fail: [0],
  }),
)
