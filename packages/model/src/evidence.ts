import type { Entity } from './entity.ts'
import { type EntraErrorNumber, entraErrors } from './entra-errors.ts'
import { type Limit, limits } from './limits.ts'

/** How a fact is known, strongest first. */
export const evidenceMarks = {
  D: "Microsoft's public documentation",
  S: 'source code that Microsoft published',
  T: "Microsoft's own end-to-end tests",
  M: 'the `$metadata` of a real environment',
  L: 'measured by others against real servers, and published',
  I: 'inferred',
} as const

/** A mark beside a fact; {@link evidenceMarks} tells what each stands for. */
export type Evidence = keyof typeof evidenceMarks

/** Sets that the compared `$metadata` of a real environment (version 26) has; later ones could not be compared. */
const inMetadata: ReadonlySet<string> = new Set(
  `accountingPeriods accounts agedAccountsPayables agedAccountsReceivables applyVendorEntries attachments
  balanceSheets bankAccounts cashFlowStatements companyInformation contacts contactsInformation countriesRegions
  currencies currencyExchangeRates customerContacts customerFinancialDetails customerPaymentJournals
  customerPayments customerReturnReasons customers customerSales defaultDimensions dimensions dimensionSetLines
  dimensionValues disputeStatus documentAttachments employees fixedAssetLocations fixedAssets
  generalLedgerEntries generalLedgerSetup generalProductPostingGroups incomeStatements inventoryPostingGroups
  itemCategories itemLedgerEntries items itemVariants jobQueueEntries jobQueueLogEntries journalLines journals
  locations opportunities paymentMethods paymentTerms pdfDocument pictures projects purchaseCreditMemoLines
  purchaseCreditMemos purchaseInvoiceLines purchaseInvoices purchaseOrderLines purchaseOrders
  purchaseReceiptLines purchaseReceipts retainedEarningsStatements salesCreditMemoLines salesCreditMemos
  salesInvoiceLines salesInvoices salesOrderLines salesOrders salespeoplePurchasers salesQuoteLines salesQuotes
  salesShipmentLines salesShipments shipmentMethods taxAreas taxGroups timeRegistrationEntries trialBalances
  unitsOfMeasure vendorPaymentJournals vendorPayments vendorPurchases vendors companies subscriptions
  externaleventsubscriptions externalbusinesseventdefinitions apicategoryroutes entityDefinitions`.split(/\s+/),
)

/** How the shape of an entity set is known. */
export const evidenceOfEntity = ({ set, route, source }: Entity): readonly Evidence[] => [
  ...(source.documented === undefined ? [] : (['D'] as const)),
  ...(source.page === undefined && source.query === undefined ? [] : (['S'] as const)),
  ...(route === 'standard' && inMetadata.has(set) ? (['M'] as const) : []),
]

/** How an `AADSTS` number, its `error` and its place are known. */
export const evidenceOfEntraError = (number: EntraErrorNumber): Evidence =>
  entraErrors[number].evidence === 'certain' ? 'D' : 'I'

/** How a limit is known. */
export const evidenceOfLimit = (name: keyof typeof limits): Evidence => {
  const { source }: Limit = limits[name]
  if (source.startsWith('Microsoft')) return 'D'
  return source.startsWith('Measured') ? 'L' : 'I'
}
