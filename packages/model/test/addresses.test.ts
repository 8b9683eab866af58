import {
  adminCenterLink,
  businessCentralLink,
  companyUrl,
  deploymentUrl,
  discoveryUrl,
  embedEndpoints,
  entraLink,
  environmentsUrl,
  microsoftEndpoints,
  routeUrl,
  tokenUrl,
} from '@landbridge/model'
import { describe, expect, test } from 'vitest'

const tenant = '6f3c2f0e-2b36-4f0a-9d5f-1d8f2f6f0a11'
const at = { endpoints: microsoftEndpoints, tenant, environment: 'Production' }

describe('addresses', () => {
  test('lead to an API route and a company of an environment', () => {
    expect(routeUrl(at)).toBe(`https://api.businesscentral.dynamics.com/v2.0/${tenant}/Production/api/v2.0`)
    expect(companyUrl(at, 'c1', 'automation')).toBe(
      `https://api.businesscentral.dynamics.com/v2.0/${tenant}/Production/api/microsoft/automation/v2.0/companies(c1)`,
    )
  })

  test('change the hosts of an embed application and nothing else', () => {
    const wiise = embedEndpoints('wiise')
    expect(wiise.api).toBe('https://wiise.api.bc.dynamics.com')
    expect(wiise.webClient).toBe('https://wiise.bc.dynamics.com')
    expect(wiise.authority).toBe(microsoftEndpoints.authority)
  })

  test('escape names that people chose', () => {
    expect(routeUrl({ ...at, environment: 'Test 2/A' })).toContain('/Test%202%2FA/api/v2.0')
    expect(deploymentUrl(microsoftEndpoints, tenant, 'Test 2')).toBe(
      `https://businesscentral.dynamics.com/${tenant}/Test%202/deployment/url`,
    )
  })

  test('lead to sign-in and to the list of environments', () => {
    expect(tokenUrl(microsoftEndpoints, tenant)).toBe(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`)
    expect(discoveryUrl(microsoftEndpoints, 'example.com')).toBe(
      'https://login.microsoftonline.com/example.com/v2.0/.well-known/openid-configuration',
    )
    expect(environmentsUrl(microsoftEndpoints)).toBe('https://api.businesscentral.dynamics.com/environments/v1.2')
  })
})

describe('deep links', () => {
  test('are pinned to the directory, and name the page as it is headed there', () => {
    expect(entraLink(microsoftEndpoints, tenant, 'appCredentials', 'c-1')).toEqual({
      url: `https://entra.microsoft.com/${tenant}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/c-1/isMSAApp~/false`,
      page: 'Certificates & secrets',
    })
  })

  test('open a page of the web client in its environment', () => {
    expect(businessCentralLink(microsoftEndpoints, { tenant, environment: 'Production' }, 'entraApplications')).toEqual(
      {
        url: `https://businesscentral.dynamics.com/${tenant}/Production?page=9860`,
        page: 'Microsoft Entra Applications',
      },
    )
    expect(
      businessCentralLink(microsoftEndpoints, { tenant, environment: 'P', company: 'A & B' }, 'companies').url,
    ).toBe(`https://businesscentral.dynamics.com/${tenant}/P?company=A%20%26%20B&page=357`)
  })

  test('open the admin center', () => {
    expect(adminCenterLink(microsoftEndpoints, tenant).url).toBe(`https://businesscentral.dynamics.com/${tenant}/admin`)
  })
})
