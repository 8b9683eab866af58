import type { Sower } from './sower.ts'

const resources = [
  ['FITTER', 'Fitter, by the hour', 64, 31],
  ['VAN', 'Delivery van with driver, by the hour', 78, 42],
] as const

const charges = [
  ['FREIGHT', 'Freight'],
  ['INSURANCE', 'Insurance of transport'],
] as const

/** People, machines and charges that may stand on a document; no page of the API shows them. */
export const addLineObjects = (sower: Sower): void => {
  for (const [number, name, price, cost] of resources)
    sower.addTo('Resource', {
      'No.': number,
      Name: name,
      'Unit of Measure Code': 'HOUR',
      'Unit Price': price,
      'Unit Cost': cost,
      'Gen. Prod. Posting Group': 'SERVICES',
      'VAT Prod. Posting Group': 'STANDARD',
    })
  for (const [number, description] of charges)
    sower.addTo('Item Charge', {
      'No.': number,
      Description: description,
      'Gen. Prod. Posting Group': 'SERVICES',
      'VAT Prod. Posting Group': 'STANDARD',
    })
}
