import { Fault, networkFault, readNetworkFailure, startDeadline } from '@landbridge/model'
import { bcFault } from './bc-fault.ts'
import type { Governor, Priority } from './governor.ts'
import { isUncertain, type Outcome, outcomeOf, pauseMs, type Repeat, tries } from './retry.ts'
import type { Transport, TransportAnswer } from './transport.ts'
import type { Wait } from './wait.ts'

/** Options of any single call. */
export interface CallOptions {
  /** Gives up. */
  readonly signal?: AbortSignal
  /** Longest wait for one answer, in milliseconds, waiting for a place not included. @default the client's */
  readonly timeoutMs?: number
  /** How long to go on trying and waiting for limits, in milliseconds. @default the client's */
  readonly patienceMs?: number
  /** Who goes first when requests must wait. @default 'interactive' */
  readonly priority?: Priority
  /** Read from a replica, which may lag by seconds; for reads only. @default what the page itself prefers */
  readonly replica?: boolean
}

/** What all calls of a client share. */
export interface Connection {
  /** Address of the environment. */
  readonly url: string
  readonly token: (options: { readonly signal?: AbortSignal }) => Promise<string>
  readonly transport: Transport
  readonly governor: Governor
  readonly now: () => number
  readonly random: () => number
  readonly wait: Wait
  readonly timeoutMs: number
  readonly patienceMs: number
  readonly language: string
}

/** One request, told in full. */
export interface Call extends CallOptions {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly repeat: Repeat
  /** Whether the address names one record of a set that is known to exist. */
  readonly ofRecord?: boolean
}

/** A good answer, and the way to read it. */
export interface Answer<T> {
  readonly status: number
  readonly headers: TransportAnswer['headers']
  readonly value: T
}

/** An exchange that goes on after its answer was handed out. */
export interface StillOpen {
  /** Gives the place back and stops the clock. */
  readonly end: () => void
  readonly ended: () => 'timeout' | 'aborted' | undefined
}

/**
 * Reads the body of a good answer; what it throws counts as a broken connection, unless it is a fault. With `keep` it
 * takes over the place in flight and the time limit, which end when it says so, and at the latest with the time.
 */
export type Read<T> = (answer: TransportAnswer, keep: () => StillOpen) => Promise<T>

/**
 * Sends one request until it is answered, or until sending it again might do harm (see retry.ts): the one place with
 * headers, limits, time, repetition and faults.
 *
 * @throws Fault `bc.*` for a refusal, `net.*` where there is no whole answer, and what the token source throws.
 */
export const send = async <T>(connection: Connection, call: Call, read: Read<T>): Promise<Answer<T>> => {
  const { governor, now, random, wait } = connection
  const patientUntil = now() + (call.patienceMs ?? connection.patienceMs)
  let uncertain: Fault | undefined
  for (let attempt = 1; ; attempt += 1) {
    const result = await tryOnce(connection, call, read, Math.max(0, patientUntil - now()))
    if ('answer' in result) return result.answer
    const { fault, outcome } = result
    if (uncertain && isGoneAsWanted(call, fault)) return { status: 204, headers: noHeaders, value: undefined as T }
    if (uncertain && fault.code === 'bc.record_changed') throw changedPerhapsByUs(fault, uncertain)
    const pause = pauseMs(attempt, random(), fault.details.retryAfterMs)
    // Who is over the limit, or told to wait, is so for all its calls.
    if (outcome === 'turned_away') governor.pause(pause)
    else if (outcome !== 'final' && fault.details.retryAfterMs !== undefined) governor.pause(fault.details.retryAfterMs)
    if (attempt >= tries[outcome][call.repeat] || now() + pause > patientUntil) throw fault
    if (isUncertain(outcome)) uncertain = fault
    await wait(pause, call.signal)
  }
}

type Attempt<T> = { readonly answer: Answer<T> } | { readonly fault: Fault; readonly outcome: Outcome }

const tryOnce = async <T>(
  connection: Connection,
  call: Call,
  read: Read<T>,
  longestWaitMs: number,
): Promise<Attempt<T>> => {
  const { governor, transport, now } = connection
  const { signal, priority = 'interactive', method, url, body } = call
  const release = await governor.acquire({ priority, signal, longestWaitMs })
  const clientRequestId = globalThis.crypto.randomUUID()
  const deadline = startDeadline(call.timeoutMs ?? connection.timeoutMs, signal)
  let keepsPlace = false
  const end = () => {
    deadline.clear()
    release()
  }
  try {
    const headers = await headersOf(connection, call, clientRequestId)
    try {
      const answer = await transport({
        method,
        url,
        headers,
        signal: deadline.signal,
        ...(body !== undefined && { body }),
      })
      const { status } = answer
      if (status >= 200 && status < 300) {
        const keep = () => {
          keepsPlace = true
          deadline.signal.addEventListener('abort', end, { once: true })
          return { end, ended: deadline.ended }
        }
        const value = await read(answer, keep)
        return { answer: { status, headers: answer.headers, value } }
      }
      const text = await answer.text()
      const fault = bcFault({
        status,
        headers: answer.headers,
        text,
        clientRequestId,
        now: now(),
        ofRecord: call.ofRecord ?? false,
      })
      return { fault, outcome: outcomeOf(fault, true) }
    } catch (error) {
      if (error instanceof Fault) return { fault: error, outcome: 'final' }
      const ended = deadline.ended()
      const correlation = { 'client-request-id': clientRequestId }
      const fault = networkFault(error, { ended, correlation, hidden: [headers.authorization ?? ''] })
      return { fault, outcome: outcomeOf(fault, ended !== undefined || readNetworkFailure(error).sent) }
    }
  } finally {
    if (!keepsPlace) end()
  }
}

const headersOf = async (
  { token, language }: Connection,
  { method, headers, body, signal, replica }: Call,
  clientRequestId: string,
): Promise<Record<string, string>> => ({
  authorization: `Bearer ${await token(signal ? { signal } : {})}`,
  accept: 'application/json',
  'accept-language': language,
  'odata-version': '4.0',
  'odata-maxversion': '4.0',
  'client-request-id': clientRequestId,
  ...(typeof body === 'string' && { 'content-type': 'application/json' }),
  ...(replica !== undefined && method === 'GET' && { 'data-access-intent': replica ? 'ReadOnly' : 'ReadWrite' }),
  ...headers,
})

const noHeaders: TransportAnswer['headers'] = { get: () => undefined }

/** A record that an earlier try may have deleted, and that is not there now, is deleted. */
const isGoneAsWanted = ({ method }: Call, { code }: Fault): boolean =>
  method === 'DELETE' && code === 'bc.record_unknown'

/**
 * An earlier try may itself have made the change that now stands in the way. To compare the record with what was sent
 * would be a guess, because Business Central rounds, trims and fills in; so the caller is told to look.
 */
const changedPerhapsByUs = ({ details }: Fault, uncertain: Fault): Fault =>
  new Fault(
    'bc.record_changed',
    {
      ...details,
      message:
        'The answer to the first try was lost and the record has changed since, perhaps by that try. Read it again before you repeat the change.',
    },
    { cause: uncertain },
  )

/** Reads a JSON answer; an empty one is undefined. */
export const readJson: Read<unknown> = async (answer) => {
  const text = await answer.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new Fault('bc.unexpected', {
      status: answer.status,
      message: 'The answer is not JSON; something between may have answered.',
    })
  }
}

/** Reads nothing, but to the end, so that the connection can be used again. */
export const readNothing: Read<void> = async (answer) => {
  await answer.text()
}
