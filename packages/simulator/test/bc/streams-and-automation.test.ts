import { describe, expect, test } from 'vitest'
import { startFace } from './face.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000030000000208060000009d74661a', 'hex')
const any = { 'if-match': '*' }

describe('pictures', () => {
  test('are always there, are set by PATCH and cleared by DELETE', async () => {
    const face = startFace('small')
    const [{ id }] = (await face.get('items?$top=1')).json.value
    const path = `items(${id})/picture`
    const empty = (await face.get(path)).json
    expect(empty).toMatchObject({ id, parentType: 'Item', width: 0, height: 0, contentType: '' })
    expect(empty['pictureContent@odata.mediaEditLink']).toMatch(new RegExp(`/items\\(${id}\\)/picture/pictureContent$`))
    expect((await face.get(`${path}/pictureContent`)).status).toBe(204)
    const headers = { ...any, 'content-type': 'application/octet-stream' }
    expect((await face.call('PATCH', `${path}/pictureContent`, { body: png, headers })).status).toBe(204)
    expect((await face.get(path)).json).toMatchObject({ width: 3, height: 2, contentType: 'image/png' })
    const read = await face.get(`${path}/pictureContent`)
    expect([read.status, read.text]).toEqual([200, png.toString('latin1')])
    expect((await face.call('DELETE', path)).status).toBe(204)
    expect((await face.get(path)).json.width).toBe(0)
    expect((await face.call('POST', path, { body: {} })).status).toBe(405)
    const [expanded] = (await face.get('items?$top=1&$expand=picture')).json.value
    expect(expanded.picture).toMatchObject({ parentType: 'Item' })
  })
})

describe('attachments', () => {
  test('are made first and filled then', async () => {
    const face = startFace()
    const [{ id }] = (await face.get("salesInvoices?$filter=status eq 'Draft'&$top=1")).json.value
    const made = await face.call('POST', `salesInvoices(${id})/attachments`, { body: { fileName: 'note.txt' } })
    expect(made.json).toMatchObject({
      parentId: id,
      parentType: 'Sales_x0020_Invoice',
      fileName: 'note.txt',
      byteSize: 0,
    })
    const content = `attachments(${made.json.id})/attachmentContent`
    const headers = { ...any, 'content-type': 'text/plain' }
    expect((await face.call('PATCH', content, { body: Buffer.from('hello'), headers })).status).toBe(204)
    expect((await face.get(content)).text).toBe('hello')
    expect((await face.get(`attachments(${made.json.id})`)).json.byteSize).toBe(5)
    const moved = { body: { parentId: '11111111-2222-4333-8444-555555555555' }, headers: any }
    expect((await face.call('PATCH', `attachments(${made.json.id})`, moved)).status).toBe(400)
    expect((await face.call('DELETE', `attachments(${made.json.id})`)).status).toBe(204)
    expect((await face.get(content)).status).toBe(404)
  })
})

describe('the automation route', () => {
  const route = '/v2.0/Production/api/microsoft/automation/v2.0'
  const start = () => {
    const face = startFace('small')
    const base = `${route}/companies(${face.company.id})`
    return { ...face, base }
  }

  test('lists applications as users, with their permission sets', async () => {
    const { send, base, card } = start()
    const { json } = await send('GET', `${base}/users?$expand=userPermissions`)
    expect(json.value).toHaveLength(1)
    expect(json.value[0]).toMatchObject({
      userSecurityId: card.userSecurityId,
      displayName: 'Test application',
      state: 'Enabled',
    })
    expect(json.value[0].userPermissions.map(({ roleId }: never) => roleId)).toEqual(['D365 FULL ACCESS'])
    const alone = await send('GET', `${base}/userPermissions`)
    expect([alone.status, alone.json.error.message]).toEqual([
      400,
      expect.stringContaining('must specify a User Security ID'),
    ])
  })

  test('gives and takes permission sets, but never SUPER to an application', async () => {
    const { send, base, card } = start()
    const path = `${base}/users(${card.userSecurityId})/userPermissions`
    const refused = await send('POST', path, { body: { roleId: 'D365 READ' } })
    expect(refused.json.error.message).toContain('(TableData 2000000053 Access Control Insert: ')
    card.permissionSets.push({ roleId: 'SECURITY', company: '' })
    const made = await send('POST', path, { body: { roleId: 'D365 READ' } })
    expect([made.status, made.json.roleId, made.json.scope]).toEqual([201, 'D365 READ', 'System'])
    expect(card.permissionSets).toContainEqual({ roleId: 'D365 READ', company: '' })
    expect((await send('POST', path, { body: { roleId: 'SUPER' } })).status).toBe(400)
    expect((await send('POST', path, { body: { roleId: 'NONSENSE' } })).status).toBe(400)
    expect((await send('DELETE', `${path}(${made.json.id})`)).status).toBe(204)
    expect(card.permissionSets).toHaveLength(2)
  })

  test('makes, renames and removes companies', async () => {
    const { send, base, environment } = start()
    const made = await send('POST', `${base}/automationCompanies`, {
      body: { displayName: 'A name of more than thirty characters' },
    })
    expect(made.json).toMatchObject({ name: 'A name of more than thirty cha', evaluationCompany: false })
    expect(environment.companies.size).toBe(2)
    const path = `${base}/automationCompanies(${made.json.id})`
    expect((await send('PATCH', path, { body: { displayName: 'Short' }, headers: any })).json.displayName).toBe('Short')
    const twice = await send('POST', `${base}/automationCompanies`, {
      body: { displayName: 'A name of more than thirty characters' },
    })
    expect(twice.json.error.code).toBe('Internal_EntityWithSameKeyExists')
    expect((await send('DELETE', path)).status).toBe(204)
    expect(environment.companies.size).toBe(1)
  })

  test('shows what is installed, and that nothing is being deployed', async () => {
    const { send, base } = start()
    const { json } = await send('GET', `${base}/extensions`)
    expect(json.value).toContainEqual(
      expect.objectContaining({
        displayName: 'Application',
        publisher: 'Microsoft',
        versionMajor: 28,
        isInstalled: true,
      }),
    )
    expect((await send('GET', `${base}/extensionDeploymentStatus`)).json.value).toEqual([])
    expect((await send('GET', `${base}/permissionSets`)).json.value.length).toBeGreaterThan(5)
    expect((await send('GET', `${base}/scheduledJobs`)).status).toBe(400)
  })
})
