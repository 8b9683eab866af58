export { type CompanyData, type Fill, makeCompanyData } from './company-data.ts'
export { businessCentral } from './face.ts'
export { type CompanySwitches, setSwitches } from './posting/switches.ts'
export { newCompanyData, type Seed, type SeedOptions } from './seed/index.ts'
