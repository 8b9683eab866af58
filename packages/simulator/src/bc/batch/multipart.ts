import { STATUS_CODES } from 'node:http'
import type { Request, Response } from '../../http.ts'
import { badExpression } from '../errors.ts'
import type { Part, PartAnswer } from './part.ts'

const boundaryOf = (type: string): string | undefined => {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? []
  return quoted ?? plain
}

export const isMultipart = ({ headers }: Request): boolean => /^multipart\/mixed/i.test(headers['content-type'] ?? '')

interface Piece {
  readonly headers: Readonly<Record<string, string>>
  readonly content: string
}

const splitHead = (text: string): Piece => {
  const end = /\r?\n\r?\n/.exec(text)
  const head = end ? text.slice(0, end.index) : text
  const headers = head.split(/\r?\n/).flatMap((line): [string, string][] => {
    const colon = line.indexOf(':')
    return colon < 0 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]]
  })
  return { headers: Object.fromEntries(headers), content: end ? text.slice(end.index + end[0].length) : '' }
}

/** The pieces between the boundaries; what stands before the first and after the last does not count. */
const piecesOf = (text: string, type: string): Piece[] => {
  const boundary = boundaryOf(type)
  if (boundary === undefined) throw badExpression('The content type of a batch must name its boundary.')
  const [, ...rest] = `\r\n${text}`.split(`\n--${boundary}`)
  if (rest.length === 0) throw badExpression('The batch has no part between its boundaries.')
  return rest
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => splitHead(piece.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, '')))
}

const requestLine = /^([A-Za-z]+)\s+(\S.*?)(?:\s+HTTP\/\d\.\d)?\r?\n/

const toPart = ({ headers, content }: Piece, group: string | undefined, before: readonly Piece[] = []): Part => {
  const [line, method, url] = requestLine.exec(content) ?? []
  if (line === undefined || !/^application\/http/i.test(headers['content-type'] ?? ''))
    throw badExpression('A part of the batch holds no HTTP request.')
  const inner = splitHead(content.slice(line.length))
  return {
    id: headers['content-id'] ?? null,
    method: method!.toUpperCase(),
    url: url!,
    headers: inner.headers,
    body: Buffer.from(inner.content.replace(/\r?\n$/, ''), 'latin1'),
    // Inside of a change set the others may be referred to by their content ids, without any further word.
    dependsOn: before.flatMap((other) => other.headers['content-id'] ?? []),
    group,
  }
}

/** Reads `multipart/mixed`; each change set in it becomes a group. */
export const readMultipart = ({ headers, body }: Request): Part[] => {
  let sets = 0
  return piecesOf(body.toString('latin1'), headers['content-type'] ?? '').flatMap((piece) => {
    const type = piece.headers['content-type'] ?? ''
    if (!/^multipart\/mixed/i.test(type)) return [toPart(piece, undefined)]
    const group = `change set ${++sets}`
    return piecesOf(piece.content, type).map((inner, at, all) => toPart(inner, group, all.slice(0, at)))
  })
}

const writeAnswer = ({ id, status, headers, body }: PartAnswer): string =>
  [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(id === null ? [] : [`Content-ID: ${id}`]),
    '',
    // Some parsers do not take a status without its reason.
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body.toString('latin1'),
  ].join('\r\n')

/** Writes the answers as `multipart/mixed`, those of a change set together. */
export const writeMultipart = (id: string, answers: readonly PartAnswer[]): Pick<Response, 'body' | 'headers'> => {
  const boundary = `batchresponse_${id}`
  const lines: string[] = []
  for (const [at, answer] of answers.entries()) {
    const { group } = answer
    const inner = `changesetresponse_${group?.replaceAll(' ', '')}_${id}`
    if (group !== undefined && answers[at - 1]?.group !== group)
      lines.push(`--${boundary}`, `Content-Type: multipart/mixed; boundary=${inner}`, '')
    lines.push(`--${group === undefined ? boundary : inner}`, writeAnswer(answer))
    if (group !== undefined && answers[at + 1]?.group !== group) lines.push(`--${inner}--`)
  }
  const body = Buffer.from([...lines, `--${boundary}--`, ''].join('\r\n'), 'latin1')
  return { body, headers: { 'content-type': `multipart/mixed; boundary=${boundary}` } }
}
