import type { Party } from '../computed/party-balances.ts'
import type { Row } from '../data/values.ts'

/** How an order of one side is delivered and invoiced. */
export interface OrderFacts {
  readonly party: Party
  readonly set: string
  readonly lines: string
  readonly table: string
  readonly invoices: string
  /** Posted document of the delivery. */
  readonly deliveries: string
  readonly deliveryLines: string
  readonly deliverySeries: string
  readonly toDeliver: string
  readonly delivered: string
  /** Column of the header that says that all is delivered. */
  readonly complete: string
  readonly deliveryColumn: string
  readonly entryType: 'Sale' | 'Purchase'
  readonly itemDocumentType: string
  /** 1 where goods come in. */
  readonly goods: 1 | -1
  /** In the words of people. */
  readonly verb: 'ship' | 'receive'
}

/** What is done to one line of an order. */
export interface OrderLine {
  readonly row: Row
  readonly quantity: number
  readonly delivered: number
  readonly invoiced: number
  readonly toDeliver: number
  readonly toInvoice: number
}

export const orderFacts: Readonly<Record<string, OrderFacts>> = {
  salesOrders: {
    party: 'customer',
    set: 'salesOrders',
    lines: 'salesOrderLines',
    table: 'Sales Order Entity Buffer',
    invoices: 'salesInvoices',
    deliveries: 'salesShipments',
    deliveryLines: 'salesShipmentLines',
    deliverySeries: 'SH104000',
    toDeliver: 'Qty. to Ship',
    delivered: 'Quantity Shipped',
    complete: 'Completely Shipped',
    deliveryColumn: 'Shipment Date',
    entryType: 'Sale',
    itemDocumentType: 'Sales_x0020_Shipment',
    goods: -1,
    verb: 'ship',
  },
  purchaseOrders: {
    party: 'vendor',
    set: 'purchaseOrders',
    lines: 'purchaseOrderLines',
    table: 'Purchase Order Entity Buffer',
    invoices: 'purchaseInvoices',
    deliveries: 'purchaseReceipts',
    deliveryLines: 'purchaseReceiptLines',
    deliverySeries: 'RC109000',
    toDeliver: 'Qty. to Receive',
    delivered: 'Quantity Received',
    complete: 'Completely Received',
    deliveryColumn: 'Expected Receipt Date',
    entryType: 'Purchase',
    itemDocumentType: 'Purchase_x0020_Receipt',
    goods: 1,
    verb: 'receive',
  },
}
