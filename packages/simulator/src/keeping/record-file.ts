import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import type { CompanyData } from '../bc/index.ts'
import { deltaOf, mergeDeltas, type RecordsDelta, streamsDelta, tableDelta } from './records.ts'
import { nameOfRecords } from './world.ts'
import { writeWhole } from './write-file.ts'

/**
 * A file to which changed records are appended, a line for each company and request. A line that was not finished,
 * because the process was killed while it wrote, was not acknowledged to anybody and is dropped.
 */
export interface RecordFile {
  /** What was kept, by the name of the records. */
  readonly kept: ReadonlyMap<string, RecordsDelta>
  /** Looks after these records from now on, and forgets all others at the next chance. */
  attach(all: readonly CompanyData[]): void
  /** Appends what changed since; done when it returns. */
  flush(): void
  close(): void
}

interface Line {
  readonly name: string
  readonly delta: RecordsDelta
}

interface Attached {
  readonly name: string
  readonly dirty: Map<string, Set<string>>
  filledAt: number | undefined
  streams: ReadonlyMap<string, CompanyData['streams'] extends Map<string, infer Stored> ? Stored : never>
}

const parseLine = (text: string): Line | undefined => {
  try {
    const line = JSON.parse(text) as Partial<Line>
    return typeof line.name === 'string' && line.delta !== undefined ? (line as Line) : undefined
  } catch {
    return undefined
  }
}

/** @throws Error when a line is broken that is not the last one */
const readLines = (path: string): Map<string, RecordsDelta> => {
  const kept = new Map<string, RecordsDelta>()
  if (!existsSync(path)) return kept
  const bytes = readFileSync(path)
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end < bytes.length) truncateSync(path, end)
  for (const text of bytes.subarray(0, end).toString('utf8').split('\n')) {
    if (text === '') continue
    const line = parseLine(text)
    if (line === undefined) throw new Error(`${path} does not hold the records of a simulator.`)
    kept.set(line.name, mergeDeltas(kept.get(line.name), line.delta))
  }
  return kept
}

const lineOf = (name: string, delta: RecordsDelta): string => `${JSON.stringify({ name, delta } satisfies Line)}\n`

/** Beyond so many bytes, and several times what it began with, the file is written anew. */
const mostBytes = 16 * 1024 * 1024

export const openRecordFile = (path: string): RecordFile => {
  const kept = readLines(path)
  let attached = new Map<CompanyData, Attached>()
  let file: number | undefined
  let appended = 0
  let compact = 0

  const watch = (data: CompanyData): Attached => {
    const dirty: Attached['dirty'] = new Map()
    data.keep((table, id) => void dirty.set(table, (dirty.get(table) ?? new Set()).add(id)))
    return { name: nameOfRecords(data), dirty, filledAt: data.origin?.filledAt, streams: new Map(data.streams) }
  }

  const settle = (data: CompanyData, of: Attached): void => {
    of.dirty.clear()
    of.filledAt = data.origin?.filledAt
    of.streams = new Map(data.streams)
  }

  const rewrite = (): void => {
    if (file !== undefined) closeSync(file)
    const text = [...attached].map(([data, of]) => lineOf(of.name, deltaOf(data))).join('')
    writeWhole(path, text)
    for (const [data, of] of attached) settle(data, of)
    file = openSync(path, 'a', 0o600)
    appended = 0
    compact = text.length
  }

  const hasNews = (data: CompanyData, { dirty, filledAt, streams }: Attached): boolean =>
    dirty.size > 0 ||
    data.origin?.filledAt !== filledAt ||
    data.streams.size !== streams.size ||
    [...data.streams].some(([name, stored]) => streams.get(name) !== stored)

  const newsOf = (data: CompanyData, { dirty, streams }: Attached): RecordsDelta => ({
    origin: data.origin && { ...data.origin },
    version: data.version,
    numbers: [...data.lastNumbers],
    tables: Object.fromEntries([...dirty].map(([name, ids]) => [name, tableDelta(data.table(name), ids)])),
    streams: streamsDelta(data.streams, streams),
  })

  return {
    kept,
    attach(all) {
      const isNew = all.some((data) => !attached.has(data))
      if (!isNew && all.length === attached.size && file !== undefined) return
      attached = new Map(all.map((data) => [data, attached.get(data) ?? watch(data)]))
      rewrite()
    },
    flush() {
      let text = ''
      for (const [data, of] of attached) {
        if (!hasNews(data, of)) continue
        text += lineOf(of.name, newsOf(data, of))
        settle(data, of)
      }
      if (text === '' || file === undefined) return
      writeSync(file, text)
      appended += text.length
      if (appended > Math.max(mostBytes, 4 * compact)) rewrite()
    },
    close() {
      if (file !== undefined) closeSync(file)
      file = undefined
    },
  }
}
