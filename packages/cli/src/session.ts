import { type Caller, createCaller } from '@landbridge/contract'
import type { Command } from 'commander'
import { createOutput, type Output } from './output.ts'
import type { Outside } from './outside.ts'
import { findTarget, type TargetOptions } from './target.ts'

/** Options of every command that talks to a running Landbridge. */
export interface CommonOptions extends TargetOptions {
  readonly json?: boolean
}

/** What the commands work with. */
export interface Session {
  readonly outside: Outside
  readonly output: Output
  /** Calls an operation; gives up when the person interrupts. */
  readonly call: Caller
  /** Address of the platform, without a slash at the end. */
  readonly url: string
}

/** Adds the options of every command that talks to a running Landbridge. */
export const withTarget = (command: Command): Command =>
  command
    .option('--url <address>', 'where Landbridge is (LANDBRIDGE_URL)')
    .option('--key <key>', 'API key (LANDBRIDGE_API_KEY)')
    .option('--data-folder <folder>', 'data folder of a Landbridge on this machine (LANDBRIDGE_DATA)')
    .option('--json', 'one JSON value on standard output')

/** Adds the options of every command that works on one connection. */
export const withConnection = (command: Command): Command =>
  withTarget(command).option(
    '-c, --connection <connection>',
    'id, name or linked account; needed where there are several (LANDBRIDGE_CONNECTION)',
  )

/** @throws Complaint where nothing says where Landbridge is, or with which key */
export const openSession = async (outside: Outside, options: CommonOptions): Promise<Session> => {
  const target = await findTarget(options, outside.env)
  const call = createCaller({
    baseUrl: target.url,
    headers: { authorization: `Bearer ${target.key}` },
    ...(outside.fetch === undefined ? {} : { fetch: outside.fetch }),
  })
  return {
    outside,
    output: createOutput(outside, options.json === true),
    call: (name, input, more) => call(name, input, { signal: outside.signal, ...more }),
    url: target.url,
  }
}
