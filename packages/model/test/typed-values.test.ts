import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkTypedValue, type TypedValueKind } from '../src/typed-values.ts'

const id = 'd1e4f2a0-5b6c-4d7e-8f90-a1b2c3d4e5f6'

describe('what is typed', () => {
  test.each<[TypedValueKind, string, string]>([
    ['tenant', id, id],
    ['tenant', ` ${id.toUpperCase()}\u200B\n`, id],
    ['tenant', `{${id}}`, id],
    ['tenant', id.replaceAll('-', ''), id],
    ['tenant', 'Contoso.OnMicrosoft.com', 'contoso.onmicrosoft.com'],
    ['tenant', 'münchen.de', 'münchen.de'],
    ['clientId', `\uFEFF"${id}",`, id],
    ['clientId', `\u00A0${id}\u00A0`, id],
    ['secret', "'Abc8Q~1234567890_x.y-z'", 'Abc8Q~1234567890_x.y-z'],
    ['secret', '\u201CAbc8Q~1234567890abcdef\u201D', 'Abc8Q~1234567890abcdef'],
    ['secret', 'aGVsbG8gd29ybGQgaGVsbG8+/w==', 'aGVsbG8gd29ybGQgaGVsbG8+/w=='],
    ['environment', ' Production ', 'Production'],
    ['environment', '/Sandbox-2_b/', 'Sandbox-2_b'],
    ['url', 'https://erp.contoso.com/', 'https://erp.contoso.com'],
    ['url', 'http://127.0.0.1:8080/x', 'http://127.0.0.1:8080/x'],
  ])('%s %j is taken as %s', (kind, text, value) => {
    const checked = checkTypedValue(kind, text)
    expect(checked.value).toBe(value)
    expect(checked.problem).toBeUndefined()
  })

  test.each<[TypedValueKind, string, string, string | undefined]>([
    ['tenant', '', 'empty', undefined],
    ['tenant', '\u200B \u00A0', 'empty', undefined],
    ['tenant', '{tenant}', 'placeholder', undefined],
    ['tenant', '<your tenant id>', 'placeholder', undefined],
    ['tenant', 'YOUR_TENANT_ID', 'placeholder', undefined],
    ['tenant', 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', 'placeholder', undefined],
    ['tenant', '00000000-0000-0000-0000-000000000000', 'zero_guid', undefined],
    ['tenant', 'common', 'tenant_not_named', undefined],
    ['tenant', 'ann@Contoso.com', 'email_pasted', 'contoso.com'],
    ['tenant', `https://login.microsoftonline.com/${id}/oauth2/v2.0/token`, 'url_pasted', id],
    ['tenant', `https://businesscentral.dynamics.com/${id}/Sandbox?company=CRONUS`, 'url_pasted', id],
    ['tenant', `https://api.businesscentral.dynamics.com/v2.0/${id}/Production/api/v2.0`, 'url_pasted', id],
    ['tenant', `https://businesscentral.dynamics.com/${id}/admin`, 'url_pasted', id],
    ['tenant', `https://wiise.bc.dynamics.com/${id}/Production`, 'url_pasted', id],
    ['tenant', 'https://portal.azure.com/#@contoso.onmicrosoft.com/resource', 'url_pasted', 'contoso.onmicrosoft.com'],
    ['tenant', 'https://example.com/x', 'url_pasted', undefined],
    ['tenant', 'contoso', 'not_a_tenant', 'contoso.onmicrosoft.com'],
    ['tenant', `Directory (tenant) ID: ${id}`, 'not_a_tenant', id],
    ['tenant', 'Contoso Ltd.', 'not_a_tenant', undefined],
    ['clientId', id.slice(0, -1), 'not_a_guid', undefined],
    ['clientId', 'my app', 'not_a_guid', undefined],
    ['clientId', `Application (client) ID ${id}`, 'not_a_guid', id],
    ['clientId', `api://${id}`, 'url_pasted', id],
    [
      'clientId',
      `https://entra.microsoft.com/#view/Microsoft_AAD/Overview/appId/${id}/isMSAApp~/false`,
      'url_pasted',
      id,
    ],
    ['clientId', '996def3d-b36c-4153-8607-a6fd3c01b89f', 'not_your_app', undefined],
    ['clientId', 'ann@contoso.com', 'email_pasted', undefined],
    ['secret', id, 'secret_id', undefined],
    ['secret', 'Abc****************', 'secret_masked', undefined],
    ['secret', '\u2022\u2022\u2022\u2022\u2022\u2022', 'secret_masked', undefined],
    ['secret', 'eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2ln', 'token_pasted', undefined],
    ['secret', 'Abc8Q~12345 67890', 'characters', undefined],
    ['secret', 'Abc8Q~1234567890\u2013x', 'characters', undefined],
    ['secret', 'https://vault.azure.net/secrets/x', 'url_pasted', undefined],
    ['secret', '<client secret>', 'placeholder', undefined],
    ['environment', `https://businesscentral.dynamics.com/${id}/Sandbox/?page=9860`, 'url_pasted', 'Sandbox'],
    ['environment', 'https://businesscentral.dynamics.com/Production', 'url_pasted', 'Production'],
    [
      'environment',
      `https://api.businesscentral.dynamics.com/v2.0/Production/api/v2.0/companies`,
      'url_pasted',
      'Production',
    ],
    ['environment', `http://127.0.0.1:7000/v2.0/${id}/Sandbox/api/v2.0`, 'url_pasted', 'Sandbox'],
    ['environment', id, 'guid_pasted', undefined],
    ['environment', 'My Sandbox', 'characters', undefined],
    ['environment', '2Fast', 'characters', undefined],
    ['environment', 'A'.repeat(30), 'length', undefined],
    ['environment', '{environment}', 'placeholder', undefined],
    ['url', 'erp.contoso.com/hook', 'not_a_url', 'https://erp.contoso.com/hook'],
    ['url', 'http://erp.contoso.com', 'not_https', 'https://erp.contoso.com'],
    ['url', 'https://ann:pw@erp.contoso.com', 'credentials_in_url', undefined],
    ['url', 'https://{host}/x', 'placeholder', undefined],
    ['url', 'javascript:alert(1)', 'not_a_url', undefined],
  ])('%s %j is refused as %s', (kind, text, code, offered) => {
    const checked = checkTypedValue(kind, text)
    expect(checked.problem?.code).toBe(code)
    expect(checked.hint?.value).toBe(offered)
  })

  test('says what was cleaned away', () => {
    expect(checkTypedValue('secret', '\u200B"Abc8Q~1234567890abcdef" ').hint?.message).toMatch(
      /invisible characters.*blanks.*quotes/,
    )
  })

  test('warns of a secret that may have been cut off, without refusing it', () => {
    expect(checkTypedValue('secret', 'Abc8Q~12')).toMatchObject({ value: 'Abc8Q~12', hint: { message: /cut off/ } })
  })

  test('is never repeated in a message where it is a secret', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 5, unit: 'binary' }), (text) => {
        const { problem, hint, value } = checkTypedValue('secret', text)
        if (value.length >= 5) expect(`${problem?.message} ${hint?.message}`).not.toContain(value)
      }),
    )
  })

  test('is cleaned once: a value that was taken is taken again unchanged', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<TypedValueKind>('tenant', 'clientId', 'secret', 'environment', 'url'),
        fc.string({ unit: 'binary' }),
        (kind, text) => {
          const first = checkTypedValue(kind, text)
          if (!first.problem) expect(checkTypedValue(kind, first.value).value).toBe(first.value)
        },
      ),
    )
  })
})
