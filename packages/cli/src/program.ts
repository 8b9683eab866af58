import { Refused } from '@landbridge/contract'
import { Command, CommanderError } from 'commander'
import { addCatalogueCommands } from './commands/catalogue.ts'
import { addChangeCommands } from './commands/changes.ts'
import { addCheckCommand } from './commands/check.ts'
import { addConnectCommand } from './commands/connect.ts'
import { addCredentialCommands } from './commands/credentials.ts'
import { addDoctorCommand } from './commands/doctor.ts'
import { addEventCommand } from './commands/events.ts'
import { addExtensionCommands } from './commands/extension.ts'
import { addGuideCommand } from './commands/guide.ts'
import { addIntegrationCommands } from './commands/integrations.ts'
import { addKeyCommands } from './commands/keys.ts'
import { addLinkCommands } from './commands/links.ts'
import { addListCommands } from './commands/lists.ts'
import { addOneClickCommand } from './commands/one-click.ts'
import { addReadCommands } from './commands/records.ts'
import { Complaint, Interrupted, NotProven } from './complaint.ts'
import { exitCodes, exitOfFault } from './exit-codes.ts'
import { tellComplaint, tellFault } from './fault-text.ts'
import { createOutput } from './output.ts'
import type { Outside } from './outside.ts'

/**
 * The commands that talk to a running Landbridge. The executable adds its own and runs it with {@link runProgram}.
 *
 * @param version Version of the running program.
 */
export const buildProgram = (outside: Outside, version: string): Command => {
  const program = new Command('landbridge')
    .description(
      'Connects software to Microsoft Dynamics 365 Business Central, from nothing to Connected, and proves it.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'explain a command')
    .addHelpText('after', () => `\nExit codes:\n${exitCodeLines().join('\n')}`)
  addConnectCommand(program, outside)
  addCheckCommand(program, outside)
  addDoctorCommand(program, outside)
  addListCommands(program, outside)
  addEventCommand(program, outside)
  addCredentialCommands(program, outside)
  addIntegrationCommands(program, outside)
  addExtensionCommands(program, outside)
  addGuideCommand(program, outside)
  addLinkCommands(program, outside)
  addOneClickCommand(program, outside)
  addReadCommands(program, outside)
  addChangeCommands(program, outside)
  addCatalogueCommands(program, outside)
  addKeyCommands(program, outside)
  return program
}

const exitCodeLines = (): string[] =>
  Object.values(exitCodes).map(({ code, means }) => `  ${String(code).padEnd(4)} ${means}`)

/** Every command of a program, those below other commands included. */
const allCommands = (command: Command): Command[] => [command, ...command.commands.flatMap(allCommands)]

/**
 * Runs a program to its end. Faults are told as what happened, what to do and who; never as a stack trace.
 *
 * @param args Arguments without those of Node.js.
 * @returns The exit code; see `exitCodes`.
 */
export const runProgram = async (program: Command, args: readonly string[], outside: Outside): Promise<number> => {
  for (const command of allCommands(program))
    command.exitOverride().configureOutput({
      writeOut: (text) => void outside.stdout.write(text),
      writeErr: (text) => void outside.stderr.write(text),
      getOutHelpWidth: () => outside.stdout.columns || 100,
      getErrHelpWidth: () => outside.stderr.columns || 100,
    })
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCodes.ok.code
  } catch (error) {
    return tellFailure(error, createOutput(outside, args.includes('--json')), outside)
  }
}

const tellFailure = (error: unknown, output: ReturnType<typeof createOutput>, outside: Outside): number => {
  // Commander has written its own message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok.code : exitCodes.usage.code
  if (error instanceof Interrupted || outside.signal.aborted) {
    output.say('Interrupted.')
    return exitCodes.interrupted.code
  }
  if (error instanceof NotProven) return exitCodes.notProven.code
  if (error instanceof Complaint) {
    tellComplaint(output, error)
    return exitCodes[error.exit].code
  }
  if (error instanceof Refused) {
    tellFault(output, error.view)
    return exitCodes[exitOfFault(error.view.code)].code
  }
  const message = error instanceof Error ? error.message : String(error)
  tellComplaint(
    output,
    new Complaint('failed', `Landbridge failed inside: ${message}`, 'This is a mistake of ours; please report it.'),
  )
  return exitCodes.failed.code
}
