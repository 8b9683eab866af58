import { entity } from '../../entity.ts'
import { code, date, decimal, instant, key } from '../../kinds.ts'

export const currencyExchangeRates = entity({
  set: 'currencyExchangeRates',
  name: 'currencyExchangeRate',
  area: 'finance',
  route: 'standard',
  about: 'The rate of a currency from a certain day on.',
  source: {
    page: 30085,
    name: 'APIV2- Currency Exchange Rates',
    table: 'Currency Exchange Rate',
    tableId: 330,
    documented: true,
  },
  since: 23,
  key: ['id'],
  order: ['currencyCode', 'startingDate'],
  allows: ['list', 'get'],
  readsReplica: true,
  properties: {
    id: key(),
    currencyCode: code(10, { field: 'Currency Code', notNull: true }),
    startingDate: date({ field: 'Starting Date', notNull: true }),
    exchangeRateAmount: decimal({ field: 'Exchange Rate Amount', min: 0, decimals: '1:6' }),
    relationalCurrencyCode: code(10, { field: 'Relational Currency Code' }),
    relationalExchangeRateAmount: decimal({ field: 'Relational Exch. Rate Amount', min: 0, decimals: '1:6' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt' }),
  },
})
