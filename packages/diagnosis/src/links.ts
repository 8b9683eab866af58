import {
  adminCenterLink,
  type BusinessCentralPage,
  businessCentralLink,
  businessCentralPages,
  type DeepLink,
  type Endpoints,
  type EntraPage,
  entraLink,
} from '@landbridge/model'

/** A page on which something is mended, by its name in the table of deep links. */
export type LinkName = EntraPage | BusinessCentralPage | 'adminCenter'

/** What is known of where the connection leads. */
export interface Place {
  readonly endpoints?: Endpoints
  readonly tenant?: string
  readonly clientId?: string
  readonly environment?: string
}

const isBusinessCentral = (name: LinkName): name is BusinessCentralPage => name in businessCentralPages

/** The address of a page, pinned to the connection; undefined where too little is known for one that leads there. */
export const linkTo = (name: LinkName, { endpoints, tenant, clientId, environment }: Place): DeepLink | undefined => {
  if (endpoints === undefined) return undefined
  if (name === 'adminCenter') return tenant === undefined ? undefined : adminCenterLink(endpoints, tenant)
  if (!isBusinessCentral(name)) return entraLink(endpoints, tenant, clientId === undefined ? 'appList' : name, clientId)
  if (tenant === undefined || environment === undefined) return undefined
  return businessCentralLink(endpoints, { tenant, environment }, name)
}
