import { Fault } from '@landbridge/model'
import { expect, test } from 'vitest'
import { rememberingLog } from './store.ts'

const canary = 'canary-2H~not-for-the-log'

test('a secret that is handed in by mistake is hidden, wherever it stands', () => {
  const { log, lines } = rememberingLog()
  for (const name of [
    'password',
    'secret',
    'clientSecret',
    'token',
    'authorization',
    'cookie',
    'key',
    'ticket',
    'databaseUrl',
  ]) {
    log.info({ [name]: canary }, 'on top')
    log.info({ inner: { [name]: canary } }, 'within')
    log.info({ far: { inner: { [name]: canary } } }, 'far within')
    log.info({ request: { headers: { [name]: canary } } }, 'in headers')
  }
  expect(lines).toHaveLength(36)
  expect(lines.join('')).not.toContain(canary)
})

test('an error is shown with its stack and causes, but not with whatever else hangs on it', () => {
  const { log, lines } = rememberingLog()
  const cause = Object.assign(new Error('the reason'), {
    config: { headers: { authorization: canary } },
    code: 'ECONNRESET',
  })
  log.error({ err: new Error('what failed', { cause }) }, 'failed')
  const line = JSON.parse(lines[0] ?? '') as { err: { stack: string; cause: { message: string; code: string } } }
  expect(line.err.stack).toContain('log.test.ts')
  expect(line.err.cause).toMatchObject({ message: 'the reason', code: 'ECONNRESET' })
  expect(lines.join('')).not.toContain(canary)
})

test('a fault is shown by its code and details', () => {
  const { log, lines } = rememberingLog()
  log.error({ err: new Fault('bc.throttled', { retryAfterMs: 5, correlation: { 'request-id': 'abc' } }) }, 'failed')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    msg: 'failed',
    err: { code: 'bc.throttled', retryAfterMs: 5, correlation: { 'request-id': 'abc' } },
  })
})
