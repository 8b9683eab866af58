import type { Diagnosis, RankedCause, StoredDiagnosis } from '@landbridge/contract'
import type { Command } from 'commander'
import { chooseConnection } from '../choose-connection.ts'
import { Complaint, NotProven } from '../complaint.ts'
import { menders } from '../fault-text.ts'
import type { Output } from '../output.ts'
import type { Outside } from '../outside.ts'
import { readText } from '../read-json.ts'
import { type CommonOptions, openSession, type Session, withTarget } from '../session.ts'
import { oneLine } from '../text.ts'

const styles = { certain: 'red', likely: 'yellow', possible: 'dim' } as const

/** Ids by which Microsoft finds one of many requests; `--json` has them all. */
const idForSupport = /request-id|correlation/i

const words = { certain: 'Certain', likely: 'Likely', possible: 'Possible' } as const

/** Tells one cause: what it is, why it is thought of, and what to do. */
const tellCause = (output: Output, cause: RankedCause, at: number): void => {
  output.say()
  output.tell(
    `${at + 1}. ${output.paint(styles[cause.confidence], words[cause.confidence])}: ${cause.title} (${cause.id})`,
  )
  const reasons = (sign: string, list: RankedCause['for']) => {
    for (const { text, evidence } of list) {
      const values = evidence
        .filter(({ label }) => !idForSupport.test(label))
        .map(({ label, value }) => `${label}: ${oneLine(value)}`)
        .join(', ')
      output.tell(`${sign} ${text}${values === '' ? '' : ` ${output.paint('dim', values)}`}`, 4, 2)
    }
  }
  reasons('+', cause.for)
  reasons('-', cause.against)
  output.tell(`${output.paint('bold', 'What to do:')} ${cause.remedy}`, 4)
  output.tell(`Who: ${menders[cause.who] ?? cause.who}`, 4)
  if (cause.link !== undefined) output.say(`    ${cause.link.page}: ${output.paint('cyan', cause.link.url)}`)
}

const tell = (output: Output, { verdict, causes, open, seen, changes }: Diagnosis): void => {
  for (const { label, value } of seen) output.tell(`${label}: ${oneLine(value)}`)
  for (const { what, goodUntil } of changes) output.tell(`Until ${goodUntil}: ${what}`)
  if (verdict === 'nothing_wrong') output.say(`${output.paint('green', '✓')} Nothing fails at the moment.`)
  if (verdict === 'unknown') output.say('No known cause explains this. Microsoft finds it by the ids above.')
  for (const [at, cause] of causes.entries()) tellCause(output, cause, at)
  if (open === undefined) return
  output.say()
  output.tell(`${output.paint('bold', 'To be sure:')} ${open.question}`)
  if (open.answers.length > 0)
    output.tell(`Answer with ${open.answers.map((says) => `--answer "${open.about}=${says}"`).join(' or ')}.`, 4)
}

/** Those that began by themselves after something had failed. */
const tellEarlier = (output: Output, diagnoses: readonly StoredDiagnosis[]): void => {
  if (diagnoses.length === 0) output.say('No diagnosis began by itself so far.')
  for (const [at, { startedAt, by, state, cause, failure }] of diagnoses.entries()) {
    const found = state === 'running' ? 'looking for the cause' : (cause?.title ?? 'no cause named')
    output.tell(`${at + 1}. ${startedAt} ${by === 'call' ? 'a call failed' : 'a check failed'}: ${found}`)
    output.tell(oneLine(failure.message), 4)
  }
}

const readEarlier = async (session: Session, wanted: string | undefined, which: string | true): Promise<void> => {
  const { output } = session
  const { id: connectionId } = await chooseConnection(session, wanted)
  const { diagnoses } = await session.call('diagnosis.list', { connectionId })
  if (which === true) return output.json ? output.value(diagnoses) : tellEarlier(output, diagnoses)
  const found = diagnoses[Number(which) - 1] ?? diagnoses.find(({ id }) => id === which)
  if (found === undefined)
    throw new Complaint('usage', `There is no earlier diagnosis ${which}.`, 'See --earlier without a number.')
  const stored = await session.call('diagnosis.readStored', { connectionId, diagnosisId: found.id })
  if (output.json) return output.value(stored)
  tellEarlier(output, [stored])
  if (stored.diagnosis !== null) tell(output, stored.diagnosis)
}

const readAnswers = (given: readonly string[]): { cause: string; says: string }[] =>
  given.map((each) => {
    const [, cause, says] = /^(P\d\d)=(.+)$/i.exec(each) ?? []
    if (cause === undefined || says === undefined)
      throw new Complaint('usage', `'${each}' is no answer.`, 'Write it as P25=Yes, or P25=unknown.')
    return { cause: cause.toUpperCase(), says }
  })

interface DoctorOptions {
  readonly text?: string
  readonly answer?: readonly string[]
  readonly earlier?: string | true
}

const diagnose = async (
  session: Session,
  wanted: string | undefined,
  { text: file, answer = [] }: DoctorOptions,
): Promise<void> => {
  const { output, outside } = session
  const given = readAnswers(answer)
  const answers = given.length > 0 ? { answers: given } : {}
  const text = file === undefined ? undefined : await textOf(outside, file)
  // A text alone is read without a connection; nobody is asked then.
  const connection = wanted === undefined && text !== undefined ? undefined : await chooseConnection(session, wanted)
  if (connection) output.say(`${output.paint('bold', connection.name)}${connection.simulated ? ' (simulated)' : ''}`)
  const diagnosis =
    connection === undefined
      ? await session.call('diagnosis.read', { text: text ?? '', ...answers })
      : await session.call('diagnosis.start', {
          connectionId: connection.id,
          ...(text !== undefined && { text }),
          ...answers,
        })
  if (output.json) output.value(diagnosis)
  else tell(output, diagnosis)
  if (connection !== undefined && diagnosis.verdict !== 'nothing_wrong') throw new NotProven()
}

const textOf = async (outside: Outside, file: string): Promise<string> => {
  const text = await readText(outside, '--text', file)
  if (text.trim() === '') throw new Complaint('usage', 'There is no text to read.', 'Give the whole answer or page.')
  return text
}

export const addDoctorCommand = (program: Command, outside: Outside): void => {
  withTarget(program.command('doctor'))
    .description('find out why a connection fails, or what the text of a failure means')
    .argument('[connection]', 'id, name or linked account; needed where there are several')
    .option('--text <file>', 'what was answered or shown, from a file or - for standard input; alone, nobody is asked')
    .option('--answer <answers...>', 'what you know, as cause=answer, for example P25=No; it changes the order')
    .option('--earlier [number]', 'list the diagnoses that began by themselves, or show one of the list')
    .action(async (wanted: string | undefined, options: CommonOptions & DoctorOptions) => {
      const session = await openSession(outside, options)
      if (options.earlier !== undefined) return readEarlier(session, wanted, options.earlier)
      return diagnose(session, wanted, options)
    })
}
