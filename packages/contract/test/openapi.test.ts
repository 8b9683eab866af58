import { contract, openApi, shapeOf } from '@landbridge/contract'
import { describe, expect, test } from 'vitest'

type Json = { [key: string]: Json } & Json[] & string

const document = openApi('1.2.3', 'http://127.0.0.1:7600') as unknown as Json

const refs = (value: unknown): string[] =>
  value === null || typeof value !== 'object'
    ? []
    : Object.entries(value).flatMap(([key, each]) => (key === '$ref' && typeof each === 'string' ? [each] : refs(each)))

describe('the OpenAPI document', () => {
  test('describes every operation at its route', () => {
    for (const operation of Object.values(contract)) {
      const { method, path } = shapeOf(operation)
      expect(document.paths?.[path]?.[method.toLowerCase()]?.operationId).toBe(operation.name)
    }
  })

  test('refers only to schemas that it holds', () => {
    const held = Object.keys(document.components?.schemas ?? {}).map((name) => `#/components/schemas/${name}`)
    for (const ref of refs(document)) expect(held).toContain(ref)
  })

  test('gives every answer of refusal the shape of a fault', () => {
    for (const path of Object.values(document.paths ?? {}))
      for (const operation of Object.values(path))
        for (const [status, answer] of Object.entries(operation.responses ?? {}))
          if (Number(status) >= 400)
            expect(answer.content?.['application/json']?.schema).toEqual({
              $ref: '#/components/schemas/FaultBody',
            })
  })

  test('marks what may be left out as not required', () => {
    const parameters = document.paths?.['/v1/connections/{connectionId}/records/{set}']?.get?.parameters as unknown as {
      name: string
      required: boolean
    }[]
    expect(parameters.find(({ name }) => name === 'top')?.required).toBe(false)
    expect(parameters.find(({ name }) => name === 'set')?.required).toBe(true)
  })

  test('asks for no key where anybody may call', () => {
    expect(document.paths?.['/v1/health']?.get?.security).toEqual([])
  })
})
