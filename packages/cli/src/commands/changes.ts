import type { Command } from 'commander'
import { Complaint } from '../complaint.ts'
import { confirmLoss } from '../confirm.ts'
import type { Outside } from '../outside.ts'
import { readPairs } from '../pairs.ts'
import { readJsonObject } from '../read-json.ts'
import { openSession, type Session } from '../session.ts'
import { placeOf, type RecordOptions, withRecords, writeRecord } from './records.ts'

interface WriteOptions extends RecordOptions {
  readonly data?: string
}

/** What shall be written: the JSON of `--data`, then the pairs in their order. */
const readDraft = async (session: Session, set: string, pairs: readonly string[], { data, route }: WriteOptions) => {
  const given = data === undefined ? {} : await readJsonObject(session.outside, '--data', data)
  if (pairs.length === 0 && data === undefined)
    throw new Complaint('usage', 'Nothing is given to write.', 'Give name=value, or --data with a JSON object.')
  // The kinds are needed only to read text as numbers and flags.
  const { properties } = pairs.length === 0 ? { properties: [] } : await session.call('catalogue.set', { set, route })
  return { ...given, ...readPairs(pairs, properties) }
}

/** The etag to send: the one given, else that of the record as it is now. */
const etagFor = async (session: Session, place: Awaited<ReturnType<typeof placeOf>>, key: string, given?: string) => {
  if (given !== undefined) return given
  const record = await session.call('records.read', { ...place, key })
  const etag = record['@odata.etag']
  return typeof etag === 'string' ? etag : '*'
}

const pairsHelp = 'name=value, or name:=JSON'
const etagHelp = 'etag that was read, or * for whatever is there; default: as it is now'

export const addChangeCommands = (program: Command, outside: Outside): void => {
  withRecords(program.command('create'))
    .description('create a record')
    .argument('<set>', 'entity set')
    .argument('[values...]', pairsHelp)
    .option('--data <json>', 'a JSON object, a file with one, or - for standard input')
    .option('--parent <way>', 'way to the parent, where the entity set is a part of another')
    .action(async (set: string, pairs: string[], options: WriteOptions & { parent?: string }) => {
      const session = await openSession(outside, options)
      const record = await readDraft(session, set, pairs, options)
      const place = await placeOf(session, set, options)
      const parent = options.parent === undefined ? {} : { parent: options.parent }
      const created = await session.call('records.create', { ...place, ...parent, record })
      session.output.say('Created.')
      writeRecord(session, created)
    })

  withRecords(program.command('update'))
    .description('change properties of a record; what is left out stays')
    .argument('<set>', 'entity set')
    .argument('<key>', 'key of the record: its id')
    .argument('[values...]', pairsHelp)
    .option('--data <json>', 'a JSON object, a file with one, or - for standard input')
    .option('--if-match <etag>', etagHelp)
    .action(async (set: string, key: string, pairs: string[], options: WriteOptions & { ifMatch?: string }) => {
      const session = await openSession(outside, options)
      const changes = await readDraft(session, set, pairs, options)
      const place = await placeOf(session, set, options)
      const ifMatch = await etagFor(session, place, key, options.ifMatch)
      const changed = await session.call('records.update', { ...place, key, changes, ifMatch })
      session.output.say('Changed.')
      writeRecord(session, changed)
    })

  withRecords(program.command('delete'))
    .description('delete a record')
    .argument('<set>', 'entity set')
    .argument('<key>', 'key of the record: its id')
    .option('--if-match <etag>', etagHelp)
    .option('-y, --yes', 'do not ask')
    .action(async (set: string, key: string, options: RecordOptions & { ifMatch?: string; yes?: boolean }) => {
      const session = await openSession(outside, options)
      const place = await placeOf(session, set, options)
      const ifMatch = await etagFor(session, place, key, options.ifMatch)
      await confirmLoss(session, 'records.delete', options.yes)
      await session.call('records.delete', { ...place, key, ifMatch })
      session.output.say('Deleted.')
    })
}
