import { expect, test } from 'vitest'
import { askForLink, serveSignInLinks } from '../src/sign-in-links.ts'

test('gives a fresh link to whoever has the token, and to nobody else', async () => {
  let made = 0
  const links = await serveSignInLinks(async () => `link ${++made}`)
  try {
    expect(await askForLink(links)).toBe('link 1')
    expect(await askForLink(links)).toBe('link 2')
    expect(await askForLink({ ...links, token: 'guess' })).toBeUndefined()
    const asABrowserWould = await fetch(links.url, { method: 'POST', headers: { origin: 'https://elsewhere.example' } })
    expect(asABrowserWould.status).toBe(403)
    expect(made).toBe(2)
  } finally {
    await links.close()
  }
  expect(await askForLink(links)).toBeUndefined()
})

test('says nothing of why a link could not be made', async () => {
  const links = await serveSignInLinks(() => Promise.reject(new Error('inner state')))
  try {
    const answer = await fetch(links.url, { method: 'POST', headers: { authorization: `Bearer ${links.token}` } })
    expect([answer.status, await answer.text()]).toEqual([503, ''])
  } finally {
    await links.close()
  }
})
