import { describe, expect, test } from 'vitest'
import { listen, recordId } from './listen.ts'

describe('a stream', () => {
  test('is read as it comes, and gives its place back at the end', async () => {
    const { bc, received, base } = await listen([
      { status: 200, headers: { 'content-type': 'image/png' }, body: 'pretend' },
    ])
    const picture = await bc.items.stream(recordId, 'picture/pictureContent').read()
    expect(picture?.contentType).toBe('image/png')
    expect(bc.governor.state().inFlight).toBe(1)
    expect(new TextDecoder().decode(await picture?.bytes())).toBe('pretend')
    expect(bc.governor.state().inFlight).toBe(0)
    expect(received[0]).toMatchObject({
      url: `${base}/items(${recordId})/picture/pictureContent`,
      headers: { accept: '*/*' },
    })
  })

  test('without bytes is undefined', async () => {
    const { bc } = await listen([{ status: 204 }])
    expect(await bc.items.stream(recordId, 'picture/pictureContent').read()).toBeUndefined()
    expect(bc.governor.state().inFlight).toBe(0)
  })

  test('that nobody reads gives its place back when its time is over', async () => {
    const { bc } = await listen([{ status: 200, headers: { 'content-length': '50' }, body: 'a' }])
    const picture = await bc.items.stream(recordId, 'picture/pictureContent').read({ timeoutMs: 50 })
    await expect.poll(() => bc.governor.state().inFlight).toBe(0)
    await expect(picture?.bytes()).rejects.toMatchObject({ code: 'net.timeout' })
  })

  test('is written whatever is there, with its own content type', async () => {
    const { bc, received } = await listen([{ status: 204 }])
    const bytes = new TextEncoder().encode('pretend')
    await bc.items.stream(recordId, 'picture/pictureContent').write(bytes, { contentType: 'image/png' })
    expect(received[0]).toMatchObject({
      method: 'PATCH',
      body: 'pretend',
      headers: { 'content-type': 'image/png', 'if-match': '*' },
    })
  })
})
