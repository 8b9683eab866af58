import type { Endpoints, RouteName, Verb } from '@landbridge/model'
import type { Document, Instant, MaybeDocument } from '../columns.ts'

/** One entity set and what shall be done with it. */
export interface StoredWanted {
  readonly set: string
  readonly route: RouteName
  readonly verbs: Verb[]
}

export interface IntegrationTables {
  integrations: {
    id: string
    workspace_id: string
    name: string
    flow: 'service-to-service'
    endpoint: MaybeDocument<{ kind: string; addresses: Endpoints }>
    wanted: Document<StoredWanted[]>
    enabled: boolean
    created_at: Instant
    updated_at: Instant
  }
}
