import type { ActionName, ChangesOf, DraftOf, entities, PropertyName, RecordOf, VerbsOf } from '@landbridge/model'
import { describe, expectTypeOf, test } from 'vitest'

type Customers = typeof entities.customers
type CustomerDraft = DraftOf<Customers>
type CustomerChanges = ChangesOf<Customers>

// What must not compile. The tests hold at compile time; running them only shows that the file loads.

describe('a draft', () => {
  test('holds what may be written', () => {
    const draft: CustomerDraft = { displayName: 'Adatum', creditLimit: 500, type: 'Company', taxLiable: false }
    expectTypeOf(draft.creditLimit).toEqualTypeOf<number | undefined>()
  })

  test('needs what Business Central requires', () => {
    // @ts-expect-error displayName is required
    const draft: CustomerDraft = { number: '10000' }
    expectTypeOf(draft).not.toBeAny()
  })

  test('takes no read-only property', () => {
    // @ts-expect-error balanceDue is calculated
    const draft: CustomerDraft = { displayName: 'Adatum', balanceDue: 1 }
    // @ts-expect-error the key is given by Business Central
    const keyed: CustomerDraft = { displayName: 'Adatum', id: '00000000-0000-0000-0000-000000000000' }
    expectTypeOf(draft).toEqualTypeOf(keyed)
  })

  test('takes no unknown property', () => {
    // @ts-expect-error misspelt
    const draft: CustomerDraft = { displayName: 'Adatum', dispalyName: 'Adatum' }
    expectTypeOf(draft).not.toBeAny()
  })

  test('takes no value of another kind', () => {
    // @ts-expect-error an amount is a number
    const draft: CustomerDraft = { displayName: 'Adatum', creditLimit: '500' }
    expectTypeOf(draft).not.toBeAny()
  })

  test('takes enum members by wire name and by plain name, and no others', () => {
    const blank: CustomerDraft = { displayName: 'Adatum', blocked: ' ' }
    const wire: CustomerDraft = { displayName: 'Adatum', blocked: '_x0020_' }
    // @ts-expect-error no such member
    const unknown: CustomerDraft = { displayName: 'Adatum', blocked: 'Everything' }
    expectTypeOf(blank).toEqualTypeOf(wire)
    expectTypeOf(unknown).toEqualTypeOf(wire)
  })

  test('leaves out streams', () => {
    const draft: DraftOf<typeof entities.attachments> = { fileName: 'contract.pdf' }
    // @ts-expect-error content is sent to an address of its own
    const content: DraftOf<typeof entities.attachments> = { fileName: 'contract.pdf', attachmentContent: '' }
    expectTypeOf(draft).toEqualTypeOf(content)
  })

  test('of a set that is read only has nothing to send', () => {
    expectTypeOf<keyof DraftOf<typeof entities.accounts>>().toEqualTypeOf<never>()
    expectTypeOf<keyof ChangesOf<typeof entities.accounts>>().toEqualTypeOf<never>()
  })
})

describe('changes', () => {
  test('may hold any part of what may be written', () => {
    const none: CustomerChanges = {}
    const some: CustomerChanges = { blocked: 'All' }
    expectTypeOf(none).toEqualTypeOf(some)
  })

  test('take no read-only property', () => {
    // @ts-expect-error set by the platform
    const changes: CustomerChanges = { lastModifiedDateTime: '2026-01-31T00:00:00Z' }
    expectTypeOf(changes).not.toBeAny()
  })

  test('take no undefined, which would not reach the wire', () => {
    // @ts-expect-error leave the property out instead
    const changes: CustomerChanges = { creditLimit: undefined }
    expectTypeOf(changes).not.toBeAny()
  })
})

describe('a record', () => {
  test('has every property of the body, and the etag', () => {
    expectTypeOf<RecordOf<Customers>>().toHaveProperty('balanceDue').toEqualTypeOf<number>()
    expectTypeOf<RecordOf<Customers>['lastModifiedDateTime']>().toEqualTypeOf<string>()
    expectTypeOf<RecordOf<Customers>['@odata.etag']>().toEqualTypeOf<string | undefined>()
  })

  test('shows enum members by wire name only', () => {
    expectTypeOf<RecordOf<Customers>['blocked']>().toEqualTypeOf<'_x0020_' | 'Ship' | 'Invoice' | 'All'>()
  })

  test('has no property that is only a filter', () => {
    expectTypeOf<PropertyName<typeof entities.customerSales>>().toEqualTypeOf<
      'customerId' | 'customerNumber' | 'name' | 'totalSalesAmount'
    >()
  })
})

describe('verbs and actions', () => {
  test('are those of the table', () => {
    expectTypeOf<VerbsOf<typeof entities.accounts>>().toEqualTypeOf<'list' | 'get'>()
    expectTypeOf<VerbsOf<typeof entities.companyInformation>>().toEqualTypeOf<'list' | 'get' | 'update'>()
    expectTypeOf<ActionName<typeof entities.salesQuotes>>().toEqualTypeOf<'makeInvoice' | 'makeOrder' | 'send'>()
    expectTypeOf<ActionName<Customers>>().toEqualTypeOf<never>()
  })
})
