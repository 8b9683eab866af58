import type { Check, CheckLine } from '@landbridge/contract'
import { type Command, Option } from 'commander'
import { chooseConnection } from '../choose-connection.ts'
import { NotProven } from '../complaint.ts'
import { menders } from '../fault-text.ts'
import type { Output } from '../output.ts'
import { type Outside, pause } from '../outside.ts'
import { type CommonOptions, openSession, type Session, withTarget } from '../session.ts'
import { oneLine } from '../text.ts'

const signs = { pass: ['green', '✓'], fail: ['red', '✗'], unknown: ['yellow', '?'], skipped: ['dim', '–'] } as const

/** Tells one line of a check: what was proved, and where it was not, why and what to do. */
const tellCheckLine = (output: Output, line: CheckLine): void => {
  if (line.verdict === 'pending') return
  const [style, sign] = signs[line.verdict]
  output.tell(`${output.paint(style, sign)} ${oneLine(line.what)}`)
  if (line.verdict === 'pass' || line.verdict === 'skipped') return
  for (const { label, value } of line.evidence) output.tell(`${label}: ${oneLine(value)}`, 4)
  if (line.cause !== undefined) output.tell(oneLine(line.cause), 4)
  if (line.remedy !== undefined) output.tell(`${output.paint('bold', 'What to do:')} ${line.remedy}`, 4)
  if (line.who !== undefined) output.tell(`Who: ${menders[line.who] ?? line.who}`, 4)
  if (line.link !== undefined) output.say(`    ${line.link.page}: ${output.paint('cyan', line.link.url)}`)
}

/** Follows a check to its end and tells each line as it is settled. */
const followCheck = async (session: Session, connectionId: string, first: Check): Promise<Check> => {
  const told = new Set<string>()
  let check = first
  for (;;) {
    for (const line of check.lines.filter(({ id, verdict }) => verdict !== 'pending' && !told.has(id))) {
      told.add(line.id)
      tellCheckLine(session.output, line)
    }
    if (check.state === 'done') return check
    await pause(session.outside, Math.min(session.outside.pollMs ?? 300, 300))
    check = await session.call('checks.read', { connectionId, checkId: check.id })
  }
}

const verdicts = {
  pass: 'All that can be proved beforehand is proved.',
  fail: 'Not everything works.',
  unknown: 'Nothing is wrong, but not everything could be proved.',
  pending: 'Not finished.',
}

const formats = { md: 'markdown', html: 'html', json: undefined } as const

interface CheckOptions extends CommonOptions {
  readonly strict?: boolean
  readonly format?: keyof typeof formats
}

/** The check as a document on standard output, so that it can be put into a file. */
const writeReport = async (
  { call, output }: Session,
  { connectionId, id: checkId, ...rest }: Check,
  format: keyof typeof formats,
) => {
  const as = formats[format]
  if (as === undefined) return output.value({ id: checkId, connectionId, ...rest })
  const { document } = await call('checks.report', { connectionId, checkId, as })
  output.answer(document.trimEnd())
}

const check = async (session: Session, wanted: string | undefined, { strict, format }: CheckOptions): Promise<void> => {
  const connection = await chooseConnection(session, wanted)
  const { output } = session
  output.say(`${output.paint('bold', connection.name)}${connection.simulated ? ' (simulated)' : ''}`)
  const done = await followCheck(
    session,
    connection.id,
    await session.call('checks.start', { connectionId: connection.id }),
  )
  if (format !== undefined) await writeReport(session, done, format)
  else if (output.json) output.value(done)
  const lines = done.lines.filter(({ verdict }) => verdict === 'pass').length
  output.say(`${lines} of ${done.lines.length} proved. ${verdicts[done.verdict]}`)
  if (done.verdict === 'fail' || (strict === true && done.verdict !== 'pass')) throw new NotProven()
}

export const addCheckCommand = (program: Command, outside: Outside): void => {
  withTarget(program.command('check'))
    .description('prove a connection, line by line; nothing of it remains in Business Central')
    .argument('[connection]', 'id, name or linked account; needed where there are several')
    .option('--strict', 'what could not be proved counts as failed')
    .addOption(new Option('--format <format>', 'a report on standard output').choices(Object.keys(formats)))
    .addHelpText('after', '\nExample: landbridge check contoso --format html > check.html')
    .action(async (wanted: string | undefined, options: CheckOptions) =>
      check(await openSession(outside, options), wanted, options),
    )
}
