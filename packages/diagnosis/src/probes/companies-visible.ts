import { businessCentralLink, Fault } from '@landbridge/model'
import { probe, type VisibleCompany } from '../facts.ts'
import { failed, pass } from '../finding.ts'

/** Whether companies are visible, and those that were picked among them. No request: the list is known by then. */
export const companiesVisible = probe({
  name: 'companiesVisible',
  requests: 0,
  needs: ['endpoints', 'tenantId', 'environment', 'visibleCompanies', 'pickedCompanies'],
  gives: ['companies'],
  look: async ({ endpoints, tenantId, environment, visibleCompanies, pickedCompanies }) => {
    const id = 'company.visible'
    const at = { tenant: tenantId, environment }
    const evidence = [{ label: 'Visible', value: namesOf(visibleCompanies) }]
    if (visibleCompanies.length === 0) {
      const link = businessCentralLink(endpoints, at, 'entraApplications')
      const fault = new Fault('bc.company_none')
      return { finding: failed(id, 'No company is visible to this application.', fault, { evidence, link }), facts: {} }
    }
    const seen = (company: VisibleCompany) => visibleCompanies.some((each) => each.id === company.id)
    const missing = pickedCompanies.filter((company) => !seen(company))
    const companies = pickedCompanies.filter(seen)
    const facts = companies.length > 0 ? { companies } : {}
    if (missing.length === 0)
      return {
        finding: pass(
          id,
          companies.length === 0 ? 'Companies are visible.' : `${namesOf(companies)} can be opened.`,
          evidence,
        ),
        facts,
      }
    const link = businessCentralLink(endpoints, at, 'companies')
    const fault = new Fault('bc.company_unknown')
    return { finding: failed(id, `${namesOf(missing)} cannot be opened.`, fault, { evidence, link }), facts }
  },
})

const namesOf = (companies: readonly VisibleCompany[]): string =>
  companies.length === 0 ? 'none' : companies.map(({ displayName }) => displayName).join(', ')
