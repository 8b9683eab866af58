import type { MakeRows } from '../computed/asked.ts'
import { makeRow } from '../data/rows.ts'

const baseApplication = { applicationId: '437dbf0e-84ff-417a-965d-ed2bb9650972', source: 'Base Application' }

/** Some of the profiles that every environment has. */
const known = [
  ['ACCOUNTANT', 'Accountant'],
  ['BUSINESS MANAGER', 'Business Manager'],
  ['ORDER PROCESSOR', 'Sales Order Processor'],
  ['TEAM MEMBER', 'Team Member'],
] as const

export const profiles: MakeRows = ({ plan }) =>
  known.map(([profileId, displayName]) =>
    makeRow(plan, { scope: 'Tenant', ...baseApplication, profileId, displayName, enabled: true }),
  )
