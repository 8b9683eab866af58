import { type AccessToken, tokenCache } from '@landbridge/auth'
import { compare, report } from './measure.ts'

// A token from the cache, against a plain Map of promises: the least that any cache must do.
const keys = Array.from({ length: 2_000 }, (_, at) => `tenant-${at}`)
const make = async (key: string): Promise<AccessToken> => ({ token: key, expiresAt: Date.now() + 3_600_000 })
const cache = tokenCache()
const plain = new Map<string, Promise<AccessToken>>()
const turns = 200_000

const sources = new Map(keys.map((key) => [key, cache.source(key, () => make(key))] as const))
for (const key of keys) {
  await sources.get(key)?.()
  plain.set(key, make(key))
}

const each = async (get: (key: string) => Promise<AccessToken> | undefined) => {
  for (let turn = 0; turn < turns; turn += 1) await get(keys[turn % keys.length] ?? '')
}
const { workMs, peerMs } = await compare(
  9,
  () => each((key) => sources.get(key)?.()),
  () => each((key) => plain.get(key)),
)
const us = (workMs / turns) * 1_000
report(
  `token from cache, ${keys.length} tenants (budget 10 us)`,
  `${us.toFixed(3)} us, ${(workMs / peerMs).toFixed(2)} x a plain Map`,
  us < 10,
)

let asked = 0
const fresh = tokenCache()
const counting = fresh.source('one', () => {
  asked += 1
  return make('one')
})
await Promise.all(Array.from({ length: 10_000 }, () => counting()))
report('requests for 10,000 callers at once (budget 1)', String(asked), asked === 1)
