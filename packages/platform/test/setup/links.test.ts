import type { OpenedLink, StepId } from '@landbridge/contract'
import { describe, expect, test } from 'vitest'
import { goThrough, openBrowser } from '../browser.ts'
import { beginSetup, rightAnswers, stepOf } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'
import { administrator, beginWithVendorApp } from './vendor-app.ts'

const store = useStore()

const tokenOf = (url: string): string => new URL(url).hash.slice(1)

const makeLink = async (story: Story, setupId: string, audience: OpenedLink['audience']) => {
  const { id, url } = await story.call('links.create', { setupId, audience })
  return { id, token: tokenOf(url) }
}

const stateOf = async (story: Story, setupId: string) =>
  (await story.call('links.list', { setupId })).links.map(({ state }) => state)

describe('two administrators', () => {
  test('each does their own steps without an account, and both see how far it is', async () => {
    const story = await startStory(store)
    const setup = await beginSetup(story)
    const entra = await makeLink(story, setup.id, 'entra-admin')
    const bc = await makeLink(story, setup.id, 'bc-admin')
    const { registration, secret, environment, company } = rightAnswers(story.simulator)
    const answer = (token: string, step: StepId, values: Record<string, string | string[]>) =>
      story.call('link.answer', { token, step, values })

    const first = await story.call('link.read', { token: bc.token })
    expect(first.setup.current).toBe('registration')
    expect(stepOf(first.setup, 'registration')).toMatchObject({ state: 'current', mend: { fields: [], submit: null } })
    await expect(answer(bc.token, 'registration', registration)).rejects.toMatchObject({ code: 'link.not_yours' })

    await answer(entra.token, 'registration', registration)
    const done = await answer(entra.token, 'secret', secret)
    expect(done.setup.current).toBe('environment')
    expect(stepOf(done.setup, 'environment').mend.fields).toEqual([])
    expect(stepOf(done.setup, 'environment').explain.instructions).toEqual([])

    await answer(bc.token, 'environment', environment)
    await answer(bc.token, 'company', company)
    await story.runs.idle()
    const last = await story.call('link.read', { token: entra.token })
    expect(last.setup.state).toBe('connected')
    expect(await stateOf(story, setup.id)).toEqual(['finished', 'finished'])
  })

  test('what one of them typed or found is not shown to the other', async () => {
    const story = await startStory(store)
    const setup = await beginSetup(story)
    const entra = await makeLink(story, setup.id, 'entra-admin')
    const bc = await makeLink(story, setup.id, 'bc-admin')
    const { registration, secret } = rightAnswers(story.simulator)
    await story.call('link.answer', { token: entra.token, step: 'registration', values: registration })
    await story.call('link.answer', { token: entra.token, step: 'secret', values: secret })
    const seen = JSON.stringify((await story.call('link.read', { token: bc.token })).setup.steps.slice(0, 3))
    expect(seen).not.toContain(registration.tenant)
    expect(seen).not.toContain(secret.secret.slice(0, 8))
  })
})

describe('a link', () => {
  test('shows the vendor, and leads back only to addresses of the integration', async () => {
    const story = await startStory(store)
    const setup = await beginSetup(story)
    const logo = 'data:image/png;base64,iVBORw0KGgo='
    await story.call('integrations.update', {
      integrationId: setup.integrationId,
      brand: { name: 'Contoso Shop', logo },
      returnAddresses: ['https://shop.example/anything'],
    })
    const returnTo = 'https://shop.example/done?x=1'
    const { url } = await story.call('links.create', { setupId: setup.id, returnTo })
    expect(await story.call('link.read', { token: tokenOf(url) })).toMatchObject({
      audience: 'both',
      vendor: { name: 'Contoso Shop', logo },
      returnTo,
    })
    for (const other of ['https://evil.example/', 'https://shop.example.evil.example/', 'http://shop.example/'])
      await expect(story.call('links.create', { setupId: setup.id, returnTo: other })).rejects.toMatchObject({
        code: 'link.return_forbidden',
      })
  })

  test('expires, works again when it is renewed, and never again once it was revoked', async () => {
    const story = await startStory(store)
    const setup = await beginSetup(story)
    const { id, token } = await makeLink(story, setup.id, 'both')
    await story.pass(15 * 86_400_000)
    await expect(story.call('link.read', { token })).rejects.toMatchObject({ code: 'link.expired' })
    expect(await stateOf(story, setup.id)).toEqual(['expired'])
    await story.call('links.renew', { linkId: id, days: 3 })
    expect((await story.call('link.read', { token })).setup.id).toBe(setup.id)
    await story.call('links.revoke', { linkId: id })
    await expect(story.call('link.read', { token })).rejects.toMatchObject({ code: 'link.revoked' })
    await expect(story.call('links.renew', { linkId: id })).rejects.toMatchObject({ code: 'link.revoked' })
  })

  test('survives a restart, on another machine, where it was left', async () => {
    const story = await startStory(store)
    const setup = await beginSetup(story)
    const { token } = await makeLink(story, setup.id, 'both')
    const { registration } = rightAnswers(story.simulator)
    await story.call('link.answer', { token, step: 'registration', values: registration })
    await story.restart()
    expect((await story.call('link.read', { token })).setup.current).toBe('secret')
  })

  test('is not stored in a form in which it could be used, and a guess is nothing', async () => {
    const story = await startStory(store)
    const setup = await beginSetup(story)
    const { token } = await makeLink(story, setup.id, 'both')
    const rows = await store.db.selectFrom('links').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    await expect(story.call('link.read', { token: `${token.slice(0, -1)}~` })).rejects.toMatchObject({
      code: 'link.unknown',
    })
  })

  test('ends with the switch of its integration and with its set-up', async () => {
    const story = await startStory(store)
    const setup = await beginSetup(story)
    const { token } = await makeLink(story, setup.id, 'both')
    await story.call('integrations.update', { integrationId: setup.integrationId, enabled: false })
    await expect(story.call('link.read', { token })).rejects.toMatchObject({ code: 'integration.off' })
    await expect(story.call('links.create', { setupId: setup.id })).rejects.toMatchObject({ code: 'integration.off' })
    await story.call('integrations.update', { integrationId: setup.integrationId, enabled: true })
    await story.call('setup.abandon', { setupId: setup.id })
    await expect(story.call('link.read', { token })).rejects.toMatchObject({ code: 'setup.ended' })
  })

  test('of one integration is nothing to the key of another', async () => {
    const story = await startStory(store)
    const [mine, other] = [await beginSetup(story), await beginSetup(story)]
    const { id } = await makeLink(story, mine.id, 'both')
    const as = { integrationId: other.integrationId }
    await expect(story.call('links.revoke', { linkId: id }, as)).rejects.toMatchObject({ code: 'link.unknown' })
    await expect(story.call('links.list', { setupId: mine.id }, as)).rejects.toMatchObject({ code: 'setup.unknown' })
  })
})

describe("with the vendor's own application", () => {
  test('the administrator at the customer accepts it, and comes back to the link', async () => {
    const story = await startStory(store)
    const setup = await beginWithVendorApp(story, 'shared-app')
    const { token } = await makeLink(story, setup.id, 'entra-admin')
    const { url } = await story.call('link.leave', { token, step: 'consent' })
    expect(await goThrough(openBrowser(story), url, administrator(story))).toEqual({ ours: '/link' })
    expect((await story.call('link.read', { token })).setup.current).toBe('environment')
  })

  test('nobody names a directory without having signed in to it', async () => {
    const story = await startStory(store)
    const setup = await beginWithVendorApp(story, 'shared-app')
    const { token } = await makeLink(story, setup.id, 'both')
    const consent = stepOf((await story.call('link.read', { token })).setup, 'consent')
    expect(consent.mend).toMatchObject({ fields: [], submit: null, leave: 'Go to Microsoft and accept' })
    await expect(
      story.call('link.answer', { token, step: 'consent', values: { tenant: story.simulator.env.TENANT } }),
    ).rejects.toMatchObject({ code: 'link.not_yours' })
  })
})
