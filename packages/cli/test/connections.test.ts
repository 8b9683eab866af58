import { expect, test } from 'vitest'
import { run } from './desk.ts'
import { connection, guid } from './samples.ts'

const contoso = connection(1, 'Contoso')
const [cronus, second] = contoso.companies as [(typeof contoso.companies)[0], (typeof contoso.companies)[0]]
const third = { id: guid(13), name: 'THIRD', displayName: 'Third, Inc.' }
const answers = {
  'connections.list': () => ({ connections: [contoso] }),
  'connections.companies': () => ({ companies: [cronus, second, third] }),
}

test('lists the companies that are visible, and which of them are used', async () => {
  const { out } = await run(['connections', 'companies'], { answers })
  expect(out).toMatch(/Cronus International\s+yes/)
  expect(out).toMatch(/Third, Inc\.\s+0000/)
})

test('changes the companies by name or id, in the order they are given', async () => {
  const { code, asked, err } = await run(['connections', 'companies', 'contoso', '--use', `third,${cronus.id}`], {
    answers: { ...answers, 'connections.chooseCompanies': () => ({ ...contoso, companies: [third, cronus] }) },
  })
  expect(code).toBe(0)
  expect(asked.at(-1)).toMatchObject({
    name: 'connections.chooseCompanies',
    input: { connectionId: contoso.id, companies: [third.id, cronus.id] },
  })
  expect(err).toContain('Uses Third, Inc., Cronus International.')
  const wrong = await run(['connections', 'companies', '--use', 'fourth'], { answers })
  expect(wrong.code).toBe(2)
  expect(wrong.err).toContain('There is no company "fourth".')
})

test('tells what became of an environment, and takes a word for which one it is', async () => {
  const notice = {
    kind: 'renamed' as const,
    what: 'Production is not listed any more, and Main has the same companies.',
    since: '2026-11-20T10:00:00Z',
    stopsWrites: true,
    needsAttention: true,
    choices: [{ name: 'Main', type: 'Production' }],
  }
  const renamed = { ...contoso, environmentNotice: notice }
  const told = await run(['connections', 'confirm'], {
    answers: { 'connections.list': () => ({ connections: [renamed] }) },
  })
  expect(told.err).toContain('Main has the same companies')
  expect(told.err).toContain('--environment Main')
  const { asked } = await run(['connections', 'confirm', '--environment', 'Main'], {
    answers: {
      'connections.list': () => ({ connections: [renamed] }),
      'connections.confirmEnvironment': () => ({ ...contoso, environment: { name: 'Main', type: 'Production' } }),
    },
  })
  expect(asked.at(-1)?.input).toEqual({ connectionId: contoso.id, environment: 'Main' })
})
