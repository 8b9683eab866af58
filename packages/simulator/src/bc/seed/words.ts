// All names are made up; addresses lie in places that do not exist, mail goes to a domain kept free for examples, and
// telephone numbers come from the range that is kept free for fiction.

export const companyFirst = [
  'Ashgrove',
  'Bellmoor',
  'Cindervale',
  'Dunmere',
  'Elmhollow',
  'Fernwick',
  'Gorsefield',
  'Hawksley',
  'Inglebeck',
  'Juniper Row',
  'Kestrelby',
  'Larkrise',
  'Mossbank',
  'Nettlecombe',
  'Oakhurst',
  'Pebblebrook',
  'Quillon',
  'Ravensmoor',
  'Silverbirch',
  'Thornbury Vale',
  'Underhill',
  'Verity',
  'Willowmere',
  'Yarrowdale',
  'Zephyr Point',
] as const

export const customerTrades = [
  'Interiors',
  'Hotels',
  'Offices',
  'Design Store',
  'Country Houses',
  'Care Homes',
  'Libraries',
  'Cafés',
  'Builders',
  'Furnishings',
] as const

export const vendorTrades = [
  'Joinery',
  'Timber Mill',
  'Foundry',
  'Textiles',
  'Packaging',
  'Haulage',
  'Coatings',
  'Glassworks',
  'Lighting',
  'Wholesale',
] as const

export const suffixes = ['Ltd.', 'Ltd.', '& Daughters', 'Group', 'Co-operative', '& Sons', 'GmbH', 'B.V.'] as const

export const givenNames = [
  'Alba',
  'Bram',
  'Clio',
  'Dorin',
  'Elska',
  'Florian',
  'Greta',
  'Hugo',
  'Imke',
  'Jorah',
  'Kaia',
  'Leopold',
  'Mirren',
  'Nils',
  'Odette',
  'Pascal',
  'Rhea',
  'Soren',
  'Tamsin',
  'Ulla',
] as const

export const surnames = [
  'Abernook',
  'Birchall',
  'Cresswind',
  'Dunford',
  'Eastmarch',
  'Farrowby',
  'Glenholt',
  'Hartsop',
  'Ivesdale',
  'Jessamy',
  'Kirkbride',
  'Lorrimer',
  'Marlowe-Finch',
  'Northwood',
  'Oxenby',
  'Penhallow',
  'Quarrier',
  'Rosthwaite',
  'Swinbourne',
  'Thackerby',
] as const

export const streets = [
  'Mill Lane',
  'Station Road',
  'Orchard Way',
  'Quayside',
  'High Street',
  'Tannery Yard',
  'Foundry Row',
]

/** Places with country and the shape of their postal codes; `#` is a digit, `@` a letter. */
export interface Place {
  readonly city: string
  readonly country: string
  readonly code: string
  readonly state: string
}

export const places: readonly Place[] = [
  { city: 'Ardenmouth', country: 'GB', code: '@@# #@@', state: 'Northmarch' },
  { city: 'Brackwater', country: 'GB', code: '@@## #@@', state: 'Southmarch' },
  { city: 'Calderfold', country: 'GB', code: '@@# #@@', state: 'Northmarch' },
  { city: 'Eppenfeld', country: 'DE', code: '#####', state: '' },
  { city: 'Falkenried', country: 'DE', code: '#####', state: '' },
  { city: 'Grootmeer', country: 'NL', code: '#### @@', state: '' },
  { city: 'Houtzicht', country: 'NL', code: '#### @@', state: '' },
  { city: 'Valmornay', country: 'FR', code: '#####', state: '' },
  { city: 'Skovlund By', country: 'DK', code: '####', state: '' },
  { city: 'Nørreklint', country: 'DK', code: '####', state: '' },
  { city: 'Port Amery', country: 'US', code: '#####', state: 'ME' },
  { city: 'Cedar Notch', country: 'US', code: '#####', state: 'VT' },
]

interface Article {
  readonly name: string
  readonly category: 'SEATING' | 'TABLES' | 'STORAGE' | 'LIGHTING' | 'TEXTILES' | 'SERVICE'
  /** Price before tax, in the local currency. */
  readonly price: number
}

export const articles: readonly Article[] = [
  { name: 'Dining chair, oak', category: 'SEATING', price: 149 },
  { name: 'Dining chair, beech', category: 'SEATING', price: 129 },
  { name: 'Bar stool, ash', category: 'SEATING', price: 118.5 },
  { name: 'Stool, stacking', category: 'SEATING', price: 64.9 },
  { name: 'Rocking chair', category: 'SEATING', price: 389 },
  { name: 'Armchair, wool', category: 'SEATING', price: 749 },
  { name: 'Armchair, leather', category: 'SEATING', price: 1190 },
  { name: 'Sofa, two seats', category: 'SEATING', price: 1290 },
  { name: 'Sofa, three seats', category: 'SEATING', price: 1640 },
  { name: 'Corner sofa', category: 'SEATING', price: 2380 },
  { name: 'Bench, oak, 160 cm', category: 'SEATING', price: 329 },
  { name: 'Office chair, mesh', category: 'SEATING', price: 279 },
  { name: 'Visitor chair', category: 'SEATING', price: 119.9 },
  { name: 'Deck chair, teak', category: 'SEATING', price: 184.4 },
  { name: 'Footstool', category: 'SEATING', price: 98 },
  { name: 'Dining table, oak, 180 cm', category: 'TABLES', price: 899 },
  { name: 'Dining table, round', category: 'TABLES', price: 649 },
  { name: 'Extension leaf', category: 'TABLES', price: 149.5 },
  { name: 'Coffee table, glass', category: 'TABLES', price: 329 },
  { name: 'Coffee table, walnut', category: 'TABLES', price: 419 },
  { name: 'Side table', category: 'TABLES', price: 139 },
  { name: 'Bedside table', category: 'TABLES', price: 119 },
  { name: 'Desk, 140 cm', category: 'TABLES', price: 459 },
  { name: 'Desk, sit and stand', category: 'TABLES', price: 789 },
  { name: 'Meeting table, 240 cm', category: 'TABLES', price: 1280 },
  { name: 'Folding table', category: 'TABLES', price: 96.3 },
  { name: 'Console table', category: 'TABLES', price: 244 },
  { name: 'Bookcase, five shelves', category: 'STORAGE', price: 349 },
  { name: 'Bookcase, low', category: 'STORAGE', price: 219 },
  { name: 'Wall shelf, 90 cm', category: 'STORAGE', price: 58.7 },
  { name: 'Sideboard, oak', category: 'STORAGE', price: 869 },
  { name: 'Chest of drawers', category: 'STORAGE', price: 429 },
  { name: 'Wardrobe, two doors', category: 'STORAGE', price: 689 },
  { name: 'Wardrobe, three doors', category: 'STORAGE', price: 948 },
  { name: 'Shoe cabinet', category: 'STORAGE', price: 169 },
  { name: 'Filing cabinet', category: 'STORAGE', price: 198.4 },
  { name: 'Coat stand', category: 'STORAGE', price: 84.5 },
  { name: 'Storage box, set of three', category: 'STORAGE', price: 42.6 },
  { name: 'Media bench', category: 'STORAGE', price: 374 },
  { name: 'Floor lamp, brass', category: 'LIGHTING', price: 229 },
  { name: 'Floor lamp, reading', category: 'LIGHTING', price: 189 },
  { name: 'Table lamp, linen', category: 'LIGHTING', price: 89.9 },
  { name: 'Desk lamp, steel', category: 'LIGHTING', price: 74.2 },
  { name: 'Pendant, opal glass', category: 'LIGHTING', price: 159 },
  { name: 'Pendant, steel', category: 'LIGHTING', price: 124 },
  { name: 'Wall lamp', category: 'LIGHTING', price: 69.4 },
  { name: 'Lamp shade, 40 cm', category: 'LIGHTING', price: 34.8 },
  { name: 'Bulb, LED, warm', category: 'LIGHTING', price: 9.95 },
  { name: 'Rug, wool, 170 x 240 cm', category: 'TEXTILES', price: 449 },
  { name: 'Rug, jute, 80 x 150 cm', category: 'TEXTILES', price: 98 },
  { name: 'Cushion, linen', category: 'TEXTILES', price: 32.4 },
  { name: 'Cushion, velvet', category: 'TEXTILES', price: 38.9 },
  { name: 'Throw, lambswool', category: 'TEXTILES', price: 74.9 },
  { name: 'Curtain, pair', category: 'TEXTILES', price: 119 },
  { name: 'Seat pad', category: 'TEXTILES', price: 18.6 },
  { name: 'Delivery to the door', category: 'SERVICE', price: 49 },
  { name: 'Assembly, per hour', category: 'SERVICE', price: 52 },
  { name: 'Interior planning, per hour', category: 'SERVICE', price: 78 },
  { name: 'Upholstery, per hour', category: 'SERVICE', price: 64 },
  { name: 'Surface treatment', category: 'SERVICE', price: 95 },
  { name: 'Collection of old furniture', category: 'SERVICE', price: 39 },
  { name: 'Fabric protection', category: 'SERVICE', price: 45 },
]

export const jobTitles = ['Buyer', 'Owner', 'Accounts clerk', 'Warehouse lead', 'Sales adviser', 'Architect'] as const
