import { expect, test, vi } from 'vitest'
import { usePlatform } from '../platform.ts'
import { startHearer } from './hearer.ts'

const platform = usePlatform({ own: { webhookHosts: ['127.0.0.1'] } })

test('a running platform sends events by itself', async () => {
  const hearer = await startHearer()
  const call = async (path: string, body: unknown) => {
    const answer = await fetch(`${platform.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${platform.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as { id: string }
  }
  const { id } = await call('/v1/webhooks', { name: 'Ours', url: hearer.url })
  await call(`/v1/webhooks/${id}/test`, {})
  expect(hearer.heard).toHaveLength(1)
  const { deliveries } = (await (
    await fetch(`${platform.url}/v1/webhooks/${id}/deliveries`, {
      headers: { authorization: `Bearer ${platform.key}` },
    })
  ).json()) as { deliveries: { id: string }[] }
  await call(`/v1/webhooks/${id}/deliveries/${deliveries[0]?.id}/replay`, {})
  await vi.waitFor(() => expect(hearer.heard).toHaveLength(2), { timeout: 10_000 })
  expect(hearer.heard[1]?.headers['webhook-id']).toBe(hearer.heard[0]?.headers['webhook-id'])
})
