import pg from 'pg'
import { createLog } from '../../src/log.ts'
import { openEmbedded } from '../../src/store/embedded.ts'

// Owns the store of a data folder, commits a row, says so and stays, until somebody kills it.
const store = await openEmbedded({ dataDir: process.argv[2] as string, log: createLog({ level: 'silent' }) })
const client = new pg.Client(store.address)
await client.connect()
await client.query('create table kept (value text)')
await client.query(`insert into kept values ('committed just before')`)
process.stdout.write(`server ${store.pid()}\n`)
