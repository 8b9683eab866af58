import { type Finding, isShown, type Setup, type SetupStep } from '@landbridge/contract'
import { faultLines, menders } from '../fault-text.ts'
import type { Output } from '../output.ts'
import { oneLine } from '../text.ts'
import type { Values } from './answers.ts'

const signs = { pass: ['green', '✓'], fail: ['red', '✗'], unknown: ['yellow', '?'] } as const
/** Nothing is wrong: somebody has yet to act. */
const waiting = ['cyan', '…'] as const

/** One step on one line: done and with what was seen, here, or to come. */
const drawStepLine = (output: Output, setup: Setup, step: SetupStep): void => {
  const here = step.id === setup.current
  const sign = step.state === 'done' ? output.paint('green', '✓') : here ? output.paint('cyan', '›') : ' '
  const seen = step.state === 'done' && step.summary !== undefined ? output.paint('dim', `  ${step.summary}`) : ''
  output.say(`  ${sign} ${here ? output.paint('bold', step.title) : step.title}${seen}`)
}

/** The whole way, a line for each step. */
export const drawWay = (output: Output, setup: Setup): void => {
  output.say()
  for (const step of setup.steps) if (step.state !== 'not-needed') drawStepLine(output, setup, step)
}

/** Why it is so and what to do about it; what the probe knows of this case goes before what the table says of all. */
const findingLines = (finding: Finding): [label: string, text: string][] => {
  const { fault, cause, remedy, who } = finding
  const lines: [string, string | undefined][] = [
    ['Why', cause],
    ['What to do', remedy],
    ['Who', who === undefined ? undefined : (menders[who] ?? who)],
    ...(fault === undefined ? [] : faultLines(fault)),
  ]
  const first = new Map<string, string>()
  for (const [label, text] of lines) if (text !== undefined && !first.has(label)) first.set(label, oneLine(text))
  return [...first]
}

const drawFinding = (output: Output, setup: Setup, finding: Finding): void => {
  const [style, sign] = finding.waitingFor === undefined ? signs[finding.verdict] : waiting
  output.tell(`${output.paint(style, sign)} ${oneLine(finding.what)}`, 2, 2)
  for (const { label, value } of finding.evidence) output.tell(`${label}: ${oneLine(value)}`, 6)
  if (finding.waitingFor !== undefined) output.tell(output.paint('dim', `Waits for ${finding.waitingFor}.`), 6)
  if (finding.verdict === 'pass') return
  const shown = new Set(finding.evidence.map(({ value }) => oneLine(value)))
  for (const [label, text] of findingLines(finding))
    if (!shown.has(text)) output.tell(`${output.paint('dim', `${label}:`)} ${text}`, 6)
  if (finding.link !== undefined) output.say(`      ${finding.link.page}: ${output.paint('cyan', finding.link.url)}`)
  const back = setup.steps.find(({ id }) => id === finding.step)
  if (back !== undefined) output.tell(`${output.paint('dim', 'Go back to:')} ${back.title}`, 6)
}

/** What is true now, as the program found it. */
export const drawFindings = (output: Output, setup: Setup, step: SetupStep): void => {
  if (step.look.findings.length === 0) return
  output.say()
  output.say(output.paint('bold', 'What we see now'))
  for (const finding of step.look.findings) drawFinding(output, setup, finding)
}

/** What is stored, by which what is to be done may differ. */
const storedValues = ({ mend }: SetupStep): Values =>
  Object.fromEntries(mend.fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])))

/** What is to be done, with what was chosen. */
export const drawInstructions = (output: Output, step: SetupStep, values = storedValues(step)): void => {
  const shown = step.explain.instructions.filter((each) => isShown(each, values))
  if (shown.length === 0) return
  output.say()
  output.say(output.paint('bold', 'What to do'))
  for (const [at, { text, copy, link, menu, file }] of shown.entries()) {
    output.tell(`${at + 1}. ${text}`, 2, 3)
    if (link !== undefined) output.say(`     ${link.page}: ${output.paint('cyan', link.url)}`)
    if (menu !== undefined && menu.length > 0) output.say(`     ${output.paint('dim', menu.join(' › '))}`)
    if (file !== undefined) output.say(`\n${file.text}`)
    // A value stands alone at the end of its line, so that a double click takes it whole.
    for (const { label, value } of copy ?? []) output.say(`     ${label}: ${output.paint('bold', oneLine(value))}`)
  }
}

/** One step: what it is about, what is seen, what to do, what happens then. */
export const drawStep = (output: Output, setup: Setup, step: SetupStep): void => {
  drawWay(output, setup)
  output.say()
  output.say(output.paint('bold', step.title))
  output.tell(step.explain.intro)
  drawFindings(output, setup, step)
  if (step.state !== 'done') drawInstructions(output, step)
  output.say()
  output.tell(output.paint('dim', step.explain.next))
}

/** The usual trouble of a step. */
export const drawHelp = (output: Output, step: SetupStep): void => {
  const values = storedValues(step)
  for (const { question, answer } of step.explain.help.filter((each) => isShown(each, values))) {
    output.say()
    output.tell(output.paint('bold', question))
    output.tell(answer, 2)
  }
}
