import type { PropertyView } from '@landbridge/contract'

/** A property with only what a test is about. */
export const property = (name: string, kind: string, more: Partial<PropertyView> = {}): PropertyView => ({
  name,
  kind,
  readOnly: false,
  required: false,
  filterable: true,
  ...more,
})
