import type { StepProgress } from '@landbridge/contract'
import { checkAppFits, type Finding } from '@landbridge/diagnosis'
import { businessCentralLink, Fault } from '@landbridge/model'
import type { Desk } from '../../extensions/desk.ts'
import { usualMs } from '../../extensions/installing.ts'
import { installedVersion, isEnough, lackOf } from '../../extensions/survey.ts'
import { faultOf } from '../../extensions/view.ts'
import { type InstallationRow, isUnderWay } from '../../store/extensions.ts'
import type { LookContext, Seen, Step, StepContext } from '../step.ts'
import { onlyFields, refuseField, textOf } from '../values.ts'

const none = 'This integration brings no extension.'
/** Longest that an installation is watched, and how often, in milliseconds. */
const watch = { watchMs: 3 * 3_600_000, watchEveryMs: 20_000 }

export const extensionStep: Step = {
  id: 'extension',
  title: 'Install the extension',
  who: 'bc-admin',
  submit: 'Install the extension',
  notNeeded: ({ integration }) => (integration.extension === null ? none : undefined),

  fields: ({ found, answers }) =>
    found.extension?.way !== 'admin-center'
      ? []
      : [
          {
            name: 'when',
            label: 'When',
            kind: 'choice',
            required: true,
            value: answers.extension?.when ?? 'now',
            options: [
              { value: 'now', label: 'Now', detail: 'Who works in Business Central may have to sign in again.' },
              { value: 'update-window', label: 'In the next update window of the environment' },
            ],
          },
        ],

  read: (values, { now }) => {
    onlyFields(values, ['when'])
    const when = textOf(values, 'when') || 'now'
    if (when !== 'now' && when !== 'update-window') return refuseField('when', 'Choose one of the two.')
    return { answers: { extension: { at: new Date(now).toISOString(), when } } }
  },

  look: async (context) => {
    const desk = context.extensions()
    if (context.integration.extension === null || context.found.environment === undefined || desk === undefined)
      return undefined
    const newest = await desk.newest()
    if (newest !== undefined && isUnderWay(newest)) return inProgress(newest)
    try {
      return await lookAround(context, desk, newest)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      return { findings: [findingOf('extension.readable', error, context)], done: false }
    }
  },

  explain: (context) => {
    const { integration, found } = context
    const { app } = integration.extension ?? {}
    if (app === undefined)
      return { intro: none, instructions: [], help: [], next: 'Then it is decided which companies are opened.' }
    const where = found.environment?.name ?? 'the environment'
    const link = pageOf(context, 'extensionManagement')
    return {
      intro: `${integration.name} needs the extension ${app.name} by ${app.publisher} in ${where}, version ${app.version} or newer.`,
      instructions: [
        {
          id: 'extension.install',
          text: 'Choose Install the extension. Landbridge hands the file over to Business Central, which then works on it by itself; 20 minutes are normal.',
        },
        {
          id: 'extension.by_hand',
          text: 'Or upload the file yourself, on the page Extension Management. This step turns green by itself when it is there.',
          copy: [
            { label: 'Extension', value: app.name },
            { label: 'Version', value: app.version },
          ],
          ...(link && { link }),
          menu: ['Extension Management', 'Manage', 'Upload Extension'],
        },
      ],
      help: [
        {
          id: 'extension.not_allowed',
          question: 'The permission to manage extensions is missing.',
          answer:
            'Either the permission set EXTEN. MGT. - ADMIN is assigned on the card of the application; or the application has the permission AdminCenter.ReadWrite.All and stands on the page Authorized Microsoft Entra Apps of the admin center.',
        },
        {
          id: 'extension.slow',
          question: 'It takes long.',
          answer:
            'Business Central installs in the background and may be slow for some minutes. This page may be closed; the installation goes on.',
        },
        {
          id: 'extension.failed',
          question: 'It failed, and no reason is told.',
          answer:
            'Open Extension Installation Status in Business Central and choose View details on the line of the extension.',
        },
        {
          id: 'extension.own_sets',
          question: 'Calls to tables and pages of the extension are refused.',
          answer:
            'The permission sets named here open nothing of the extension itself. Its file does not tell which sets it brings for that; the page Permission Sets lists them with its name. Assign them on the card of the application, or to the person who signs in.',
        },
      ],
      next: 'Then it is decided which companies are opened.',
    }
  },
}

const lookAround = async (context: LookContext, desk: Desk, newest: InstallationRow | undefined): Promise<Seen> => {
  const { integration, found, answers } = context
  const { app, packageId } = integration.extension as NonNullable<typeof integration.extension>
  const environment = found.environment?.name ?? ''
  const survey = await desk.survey()
  const seen = { found: { extension: { way: survey.way } } }
  const version = installedVersion(app, survey)
  if (version !== null && isEnough(app, version)) {
    await desk.note(version)
    const summary = `${app.name} ${version} is installed in ${environment}.`
    return { ...seen, findings: [good('extension.installed', summary)], done: true, summary }
  }
  const fits = checkAppFits(app, survey.around)
  const isFit = fits.every(({ verdict }) => verdict !== 'fail')
  const asked = answers.extension
  if (asked !== undefined && isFit && (newest === undefined || newest.started_at.getTime() < Date.parse(asked.at)))
    return { ...seen, ...inProgress(await desk.install({ when: asked.when, file: { packageId, app } })) }
  const failure = newest === undefined ? undefined : faultOf(newest)
  const lack = lackOf(app, environment, version) ?? new Fault('extension.missing')
  if (failure && newest?.app.version === app.version) {
    const unfit = fits.filter(({ verdict }) => verdict === 'fail')
    return { ...seen, findings: [findingOf('extension.deployed', failure, context), ...unfit], done: false }
  }
  const missing = isFit ? [findingOf('extension.installed', lack, context)] : []
  return { ...seen, findings: [...fits, ...missing], done: false }
}

const words: Readonly<Record<string, string>> = {
  waiting: 'Another installation in this environment goes first.',
  scheduled: 'Business Central has the file and installs it in the next update window.',
  running: 'Business Central is installing the extension.',
  sending: 'The file is on its way to Business Central.',
}

const inProgress = ({ state, started_at: startedAt, sent_at: sentAt, app }: InstallationRow): Seen => {
  const what = words[state === 'running' && sentAt === null ? 'sending' : state] ?? ''
  const progress: StepProgress = { what, startedAt: startedAt.toISOString(), usualMs, waits: state !== 'running' }
  const finding: Finding = {
    id: 'extension.deployed',
    verdict: 'unknown',
    what,
    evidence: [{ label: 'Extension', value: `${app.name} ${app.version}` }],
    fault: new Fault('extension.installing', { message: what }),
    causes: [],
  }
  return { findings: [finding], done: false, progress, ...watch }
}

const good = (id: string, what: string): Finding => ({ id, verdict: 'pass', what, evidence: [], causes: [] })

/** Faults that are looked into on the page with the history of installations. */
const onStatusPage = ['extension.install_failed', 'extension.overdue']

const findingOf = (id: string, fault: Fault, context: StepContext): Finding => {
  const passes = fault.fact.retry.startsWith('later')
  const link = pageOf(context, pageFor(fault))
  const { theirMessage, theirs } = fault.details
  return {
    id,
    verdict: passes ? 'unknown' : 'fail',
    what: fault.message,
    evidence: [
      ...(theirs === undefined ? [] : [{ label: "Microsoft's code", value: theirs }]),
      ...(theirMessage === undefined ? [] : [{ label: "Microsoft's message", value: theirMessage }]),
    ],
    fault,
    causes: [],
    ...(link && { link }),
  }
}

const pageFor = ({ code }: Fault) => {
  if (onStatusPage.includes(code)) return 'extensionStatus' as const
  return code === 'extension.not_allowed' || code === 'bc.permission_missing'
    ? ('entraApplications' as const)
    : ('extensionManagement' as const)
}

const pageOf = ({ endpoints, found }: StepContext, page: Parameters<typeof businessCentralLink>[2]) =>
  found.tenantId === undefined || found.environment === undefined
    ? undefined
    : businessCentralLink(endpoints, { tenant: found.tenantId, environment: found.environment.name }, page)
