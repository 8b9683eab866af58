import { optionType } from './kinds.ts'

// The enums of both API routes, in alphabetical order. Members are in AL order and spelled as on the wire.

export const analysisSourceType = optionType({
  name: 'analysisSourceType',
  alName: 'Analysis Source Type',
  alId: 7131,
  extensible: true,
  members: {
    _x0020_: ' ',
    Customer: 'Customer',
    Vendor: 'Vendor',
    Item: 'Item',
  },
})

export const approvalDocumentType = optionType({
  name: 'approvalDocumentType',
  alName: 'Approval Document Type',
  alId: 454,
  extensible: true,
  members: {
    Quote: 'Quote',
    Order: 'Order',
    Invoice: 'Invoice',
    Credit_x0020_Memo: 'Credit Memo',
    Blanket_x0020_Order: 'Blanket Order',
    Return_x0020_Order: 'Return Order',
    _x0020_: ' ',
    Payment: 'Payment',
  },
})

export const approvalStatus = optionType({
  name: 'approvalStatus',
  alName: 'Approval Status',
  alId: 455,
  extensible: true,
  members: {
    Created: 'Created',
    Open: 'Open',
    Canceled: 'Canceled',
    Rejected: 'Rejected',
    Approved: 'Approved',
    _x0020_: ' ',
  },
})

export const attachmentEntityBufferDocumentType = optionType({
  name: 'attachmentEntityBufferDocumentType',
  alName: 'Attachment Entity Buffer Document Type',
  alId: 135,
  extensible: true,
  members: {
    _x0020_: ' ',
    Journal: 'Journal',
    Sales_x0020_Order: 'Sales Order',
    Sales_x0020_Quote: 'Sales Quote',
    Sales_x0020_Credit_x0020_Memo: 'Sales Credit Memo',
    Sales_x0020_Invoice: 'Sales Invoice',
    Purchase_x0020_Invoice: 'Purchase Invoice',
    Purchase_x0020_Order: 'Purchase Order',
    Purchase_x0020_Quote: 'Purchase Quote',
    Employee: 'Employee',
    Job: 'Job',
    Item: 'Item',
    Customer: 'Customer',
    Vendor: 'Vendor',
    Purchase_x0020_Credit_x0020_Memo: 'Purchase Credit Memo',
    Customer_x0020_Statement: 'Customer Statement',
    Blanket_x0020_Sales_x0020_Order: 'Blanket Sales Order',
    Sales_x0020_Return_x0020_Order: 'Sales Return Order',
    Sales_x0020_Shipment: 'Sales Shipment',
    Return_x0020_Receipt: 'Return Receipt',
    Blanket_x0020_Purchase_x0020_Order: 'Blanket Purchase Order',
    Purchase_x0020_Receipt: 'Purchase Receipt',
    Purchase_x0020_Return_x0020_Order: 'Purchase Return Order',
    Purch_x002E__x0020_Return_x0020_Shipment: 'Purch. Return Shipment',
    Transfer_x0020_Order: 'Transfer Order',
    Transfer_x0020_Shipment: 'Transfer Shipment',
    Transfer_x0020_Receipt: 'Transfer Receipt',
    Sales_x0020_Archive_x0020_Quote: 'Sales Archive Quote',
    Sales_x0020_Archive_x0020_Order: 'Sales Archive Order',
    Purchase_x0020_Archive_x0020_Quote: 'Purchase Archive Quote',
    Purchase_x0020_Archive_x0020_Order: 'Purchase Archive Order',
    Sales_x0020_Archive_x0020_Return: 'Sales Archive Return',
    Purchase_x0020_Archive_x0020_Return: 'Purchase Archive Return',
    Assembly_x0020_Order: 'Assembly Order',
    Posted_x0020_Assembly_x0020_Order: 'Posted Assembly Order',
    Sales_x0020_Archive_x0020_Blanket_x0020_Order: 'Sales Archive Blanket Order',
    Purchase_x0020_Archive_x0020_Blanket_x0020_Order: 'Purchase Archive Blanket Order',
    Phys_x002E__x0020_Inventory_x0020_Order: 'Phys. Inventory Order',
    Posted_x0020_Phys_x002E__x0020_Inventory_x0020_Order: 'Posted Phys. Inventory Order',
    Phys_x002E__x0020_Inventory_x0020_Recording: 'Phys. Inventory Recording',
    Posted_x0020_Phys_x002E__x0020_Inventory_x0020_Recording: 'Posted Phys. Inventory Recording',
    Inventory_x0020_Shipment: 'Inventory Shipment',
    Inventory_x0020_Receipt: 'Inventory Receipt',
    Posted_x0020_Inventory_x0020_Shipment: 'Posted Inventory Shipment',
    Posted_x0020_Inventory_x0020_Receipt: 'Posted Inventory Receipt',
    Posted_x0020_Direct_x0020_Transfer: 'Posted Direct Transfer',
  },
  captions: { Job: 'Project' },
  newerThan26: [
    'Purchase_x0020_Quote',
    'Blanket_x0020_Sales_x0020_Order',
    'Sales_x0020_Return_x0020_Order',
    'Sales_x0020_Shipment',
    'Return_x0020_Receipt',
    'Blanket_x0020_Purchase_x0020_Order',
    'Purchase_x0020_Receipt',
    'Purchase_x0020_Return_x0020_Order',
    'Purch_x002E__x0020_Return_x0020_Shipment',
    'Transfer_x0020_Order',
    'Transfer_x0020_Shipment',
    'Transfer_x0020_Receipt',
    'Sales_x0020_Archive_x0020_Quote',
    'Sales_x0020_Archive_x0020_Order',
    'Purchase_x0020_Archive_x0020_Quote',
    'Purchase_x0020_Archive_x0020_Order',
    'Sales_x0020_Archive_x0020_Return',
    'Purchase_x0020_Archive_x0020_Return',
    'Assembly_x0020_Order',
    'Posted_x0020_Assembly_x0020_Order',
    'Sales_x0020_Archive_x0020_Blanket_x0020_Order',
    'Purchase_x0020_Archive_x0020_Blanket_x0020_Order',
    'Phys_x002E__x0020_Inventory_x0020_Order',
    'Posted_x0020_Phys_x002E__x0020_Inventory_x0020_Order',
    'Phys_x002E__x0020_Inventory_x0020_Recording',
    'Posted_x0020_Phys_x002E__x0020_Inventory_x0020_Recording',
    'Inventory_x0020_Shipment',
    'Inventory_x0020_Receipt',
    'Posted_x0020_Inventory_x0020_Shipment',
    'Posted_x0020_Inventory_x0020_Receipt',
    'Posted_x0020_Direct_x0020_Transfer',
  ],
})

export const bomComponentType = optionType({
  name: 'bomComponentType',
  alName: 'BOM Component Type',
  alId: 91,
  extensible: true,
  members: {
    _x0020_: ' ',
    Item: 'Item',
    Resource: 'Resource',
  },
})

export const contactBusinessRelation = optionType({
  name: 'contactBusinessRelation',
  alName: 'Contact Business Relation',
  alId: 5056,
  extensible: true,
  members: {
    _x0020_: ' ',
    Customer: 'Customer',
    Vendor: 'Vendor',
    Bank_x0020_Account: 'Bank Account',
    Employee: 'Employee',
    None: 'None',
    Other: 'Other',
    Multiple: 'Multiple',
  },
  ordinals: {
    _x0020_: 0,
    Customer: 1,
    Vendor: 2,
    Bank_x0020_Account: 3,
    Employee: 4,
    None: 100,
    Other: 101,
    Multiple: 102,
  },
})

export const contactBusinessRelationLinkToTable = optionType({
  name: 'contactBusinessRelationLinkToTable',
  alName: 'Contact Business Relation Link To Table',
  alId: 5057,
  extensible: true,
  members: {
    _x0020_: ' ',
    Customer: 'Customer',
    Vendor: 'Vendor',
    Bank_x0020_Account: 'Bank Account',
    Employee: 'Employee',
  },
})

export const contactType = optionType({
  name: 'contactType',
  alName: 'Contact Type',
  alId: 5050,
  extensible: true,
  members: {
    Company: 'Company',
    Person: 'Person',
  },
})

export const countryRegionAddressFormat = optionType({
  name: 'countryRegionAddressFormat',
  alName: 'Country/Region Address Format',
  alId: 8,
  extensible: true,
  members: {
    Post_x0020_Code_x002B_City: 'Post Code+City',
    City_x002B_Post_x0020_Code: 'City+Post Code',
    City_x002B_County_x002B_Post_x0020_Code: 'City+County+Post Code',
    Blank_x0020_Line_x002B_Post_x0020_Code_x002B_City: 'Blank Line+Post Code+City',
    Custom: 'Custom',
  },
  ordinals: {
    Post_x0020_Code_x002B_City: 0,
    City_x002B_Post_x0020_Code: 1,
    City_x002B_County_x002B_Post_x0020_Code: 2,
    Blank_x0020_Line_x002B_Post_x0020_Code_x002B_City: 3,
    Custom: 13,
  },
})

export const customerBlocked = optionType({
  name: 'customerBlocked',
  alName: 'Customer Blocked',
  alId: 139,
  extensible: true,
  members: {
    _x0020_: ' ',
    Ship: 'Ship',
    Invoice: 'Invoice',
    All: 'All',
  },
})

export const defaultDimensionParentType = optionType({
  name: 'defaultDimensionParentType',
  alName: 'Default Dimension Parent Type',
  alId: 352,
  extensible: false,
  members: {
    _x0020_: ' ',
    Customer: 'Customer',
    Item: 'Item',
    Vendor: 'Vendor',
    Employee: 'Employee',
  },
})

export const defaultDimensionValuePostingType = optionType({
  name: 'defaultDimensionValuePostingType',
  alName: 'Default Dimension Value Posting Type',
  alId: 353,
  extensible: true,
  members: {
    _x0020_: ' ',
    Code_x0020_Mandatory: 'Code Mandatory',
    Same_x0020_Code: 'Same Code',
    No_x0020_Code: 'No Code',
  },
})

export const dimensionSetEntryBufferParentType = optionType({
  name: 'dimensionSetEntryBufferParentType',
  alName: 'Dimension Set Entry Buffer Parent Type',
  alId: 136,
  extensible: true,
  members: {
    _x0020_: ' ',
    Journal_x0020_Line: 'Journal Line',
    Sales_x0020_Order: 'Sales Order',
    Sales_x0020_Order_x0020_Line: 'Sales Order Line',
    Sales_x0020_Quote: 'Sales Quote',
    Sales_x0020_Quote_x0020_Line: 'Sales Quote Line',
    Sales_x0020_Credit_x0020_Memo: 'Sales Credit Memo',
    Sales_x0020_Credit_x0020_Memo_x0020_Line: 'Sales Credit Memo Line',
    Sales_x0020_Invoice: 'Sales Invoice',
    Sales_x0020_Invoice_x0020_Line: 'Sales Invoice Line',
    Purchase_x0020_Invoice: 'Purchase Invoice',
    Purchase_x0020_Invoice_x0020_Line: 'Purchase Invoice Line',
    General_x0020_Ledger_x0020_Entry: 'General Ledger Entry',
    Time_x0020_Registration_x0020_Entry: 'Time Registration Entry',
    Sales_x0020_Shipment: 'Sales Shipment',
    Sales_x0020_Shipment_x0020_Line: 'Sales Shipment Line',
    Purchase_x0020_Receipt: 'Purchase Receipt',
    Purchase_x0020_Receipt_x0020_Line: 'Purchase Receipt Line',
    Purchase_x0020_Order: 'Purchase Order',
    Purchase_x0020_Order_x0020_Line: 'Purchase Order Line',
    Purchase_x0020_Credit_x0020_Memo: 'Purchase Credit Memo',
    Purchase_x0020_Credit_x0020_Memo_x0020_Line: 'Purchase Credit Memo Line',
    Sales_x0020_Return_x0020_Order: 'Sales Return Order',
    Sales_x0020_Return_x0020_Order_x0020_Line: 'Sales Return Order Line',
    Blanket_x0020_Purchase_x0020_Order: 'Blanket Purchase Order',
    Blanket_x0020_Purchase_x0020_Order_x0020_Line: 'Blanket Purchase Order Line',
    Blanket_x0020_Sales_x0020_Order: 'Blanket Sales Order',
    Blanket_x0020_Sales_x0020_Order_x0020_Line: 'Blanket Sales Order Line',
    Transfer_x0020_Order: 'Transfer Order',
    Transfer_x0020_Order_x0020_Line: 'Transfer Order Line',
    Transfer_x0020_Shipment: 'Transfer Shipment',
    Transfer_x0020_Shipment_x0020_Line: 'Transfer Shipment Line',
    Transfer_x0020_Receipt: 'Transfer Receipt',
    Transfer_x0020_Receipt_x0020_Line: 'Transfer Receipt Line',
    Posted_x0020_Direct_x0020_Transfer: 'Posted Direct Transfer',
    Posted_x0020_Direct_x0020_Transfer_x0020_Line: 'Posted Direct Transfer Line',
    Sales_x0020_Quote_x0020_Archive: 'Sales Quote Archive',
    Sales_x0020_Quote_x0020_Archive_x0020_Line: 'Sales Quote Archive Line',
    Sales_x0020_Order_x0020_Archive: 'Sales Order Archive',
    Sales_x0020_Order_x0020_Archive_x0020_Line: 'Sales Order Archive Line',
    Purchase_x0020_Quote_x0020_Archive: 'Purchase Quote Archive',
    Purchase_x0020_Quote_x0020_Archive_x0020_Line: 'Purchase Quote Archive Line',
    Purchase_x0020_Order_x0020_Archive: 'Purchase Order Archive',
    Purchase_x0020_Order_x0020_Archive_x0020_Line: 'Purchase Order Archive Line',
    Sales_x0020_Return_x0020_Order_x0020_Archive: 'Sales Return Order Archive',
    Sales_x0020_Return_x0020_Order_x0020_Archive_x0020_Line: 'Sales Return Order Archive Line',
    Purchase_x0020_Return_x0020_Order_x0020_Archive: 'Purchase Return Order Archive',
    Purchase_x0020_Return_x0020_Order_x0020_Archive_x0020_Line: 'Purchase Return Order Archive Line',
    Assembly_x0020_Order: 'Assembly Order',
    Assembly_x0020_Order_x0020_Line: 'Assembly Order Line',
    Posted_x0020_Assembly_x0020_Order: 'Posted Assembly Order',
    Posted_x0020_Assembly_x0020_Order_x0020_Line: 'Posted Assembly Order Line',
    Sales_x0020_Blanket_x0020_Order_x0020_Archive: 'Sales Blanket Order Archive',
    Sales_x0020_Blanket_x0020_Order_x0020_Archive_x0020_Line: 'Sales Blanket Order Archive Line',
    Purchase_x0020_Blanket_x0020_Order_x0020_Archive: 'Purchase Blanket Order Archive',
    Purchase_x0020_Blanket_x0020_Order_x0020_Archive_x0020_Line: 'Purchase Blanket Order Archive Line',
    Physical_x0020_Inventory_x0020_Order: 'Physical Inventory Order',
    Physical_x0020_Inventory_x0020_Order_x0020_Line: 'Physical Inventory Order Line',
    Posted_x0020_Physical_x0020_Inventory_x0020_Order: 'Posted Physical Inventory Order',
    Posted_x0020_Physical_x0020_Inventory_x0020_Order_x0020_Line: 'Posted Physical Inventory Order Line',
    Inventory_x0020_Shipment: 'Inventory Shipment',
    Inventory_x0020_Shipment_x0020_Line: 'Inventory Shipment Line',
    Inventory_x0020_Receipt: 'Inventory Receipt',
    Inventory_x0020_Receipt_x0020_Line: 'Inventory Receipt Line',
    Posted_x0020_Inventory_x0020_Shipment: 'Posted Inventory Shipment',
    Posted_x0020_Inventory_x0020_Shipment_x0020_Line: 'Posted Inventory Shipment Line',
    Posted_x0020_Inventory_x0020_Receipt: 'Posted Inventory Receipt',
    Posted_x0020_Inventory_x0020_Receipt_x0020_Line: 'Posted Inventory Receipt Line',
    Purchase_x0020_Return_x0020_Order: 'Purchase Return Order',
    Purchase_x0020_Return_x0020_Order_x0020_Line: 'Purchase Return Order Line',
    Purchase_x0020_Quote: 'Purchase Quote',
    Purchase_x0020_Quote_x0020_Line: 'Purchase Quote Line',
  },
  newerThan26: [
    'Sales_x0020_Return_x0020_Order',
    'Sales_x0020_Return_x0020_Order_x0020_Line',
    'Blanket_x0020_Purchase_x0020_Order',
    'Blanket_x0020_Purchase_x0020_Order_x0020_Line',
    'Blanket_x0020_Sales_x0020_Order',
    'Blanket_x0020_Sales_x0020_Order_x0020_Line',
    'Transfer_x0020_Order',
    'Transfer_x0020_Order_x0020_Line',
    'Transfer_x0020_Shipment',
    'Transfer_x0020_Shipment_x0020_Line',
    'Transfer_x0020_Receipt',
    'Transfer_x0020_Receipt_x0020_Line',
    'Posted_x0020_Direct_x0020_Transfer',
    'Posted_x0020_Direct_x0020_Transfer_x0020_Line',
    'Sales_x0020_Quote_x0020_Archive',
    'Sales_x0020_Quote_x0020_Archive_x0020_Line',
    'Sales_x0020_Order_x0020_Archive',
    'Sales_x0020_Order_x0020_Archive_x0020_Line',
    'Purchase_x0020_Quote_x0020_Archive',
    'Purchase_x0020_Quote_x0020_Archive_x0020_Line',
    'Purchase_x0020_Order_x0020_Archive',
    'Purchase_x0020_Order_x0020_Archive_x0020_Line',
    'Sales_x0020_Return_x0020_Order_x0020_Archive',
    'Sales_x0020_Return_x0020_Order_x0020_Archive_x0020_Line',
    'Purchase_x0020_Return_x0020_Order_x0020_Archive',
    'Purchase_x0020_Return_x0020_Order_x0020_Archive_x0020_Line',
    'Assembly_x0020_Order',
    'Assembly_x0020_Order_x0020_Line',
    'Posted_x0020_Assembly_x0020_Order',
    'Posted_x0020_Assembly_x0020_Order_x0020_Line',
    'Sales_x0020_Blanket_x0020_Order_x0020_Archive',
    'Sales_x0020_Blanket_x0020_Order_x0020_Archive_x0020_Line',
    'Purchase_x0020_Blanket_x0020_Order_x0020_Archive',
    'Purchase_x0020_Blanket_x0020_Order_x0020_Archive_x0020_Line',
    'Physical_x0020_Inventory_x0020_Order',
    'Physical_x0020_Inventory_x0020_Order_x0020_Line',
    'Posted_x0020_Physical_x0020_Inventory_x0020_Order',
    'Posted_x0020_Physical_x0020_Inventory_x0020_Order_x0020_Line',
    'Inventory_x0020_Shipment',
    'Inventory_x0020_Shipment_x0020_Line',
    'Inventory_x0020_Receipt',
    'Inventory_x0020_Receipt_x0020_Line',
    'Posted_x0020_Inventory_x0020_Shipment',
    'Posted_x0020_Inventory_x0020_Shipment_x0020_Line',
    'Posted_x0020_Inventory_x0020_Receipt',
    'Posted_x0020_Inventory_x0020_Receipt_x0020_Line',
    'Purchase_x0020_Return_x0020_Order',
    'Purchase_x0020_Return_x0020_Order_x0020_Line',
    'Purchase_x0020_Quote',
    'Purchase_x0020_Quote_x0020_Line',
  ],
})

export const employeeStatus = optionType({
  name: 'employeeStatus',
  alName: 'Employee Status',
  alId: 5200,
  extensible: true,
  members: {
    Active: 'Active',
    Inactive: 'Inactive',
    Terminated: 'Terminated',
  },
})

export const employeeTimeRegStatus = optionType({
  name: 'employeeTimeRegStatus',
  alName: 'Employee Time Reg. Status',
  alId: 5510,
  extensible: false,
  members: {
    Open: 'Open',
    Submitted: 'Submitted',
    Rejected: 'Rejected',
    Approved: 'Approved',
  },
})

export const extensionDeployTo = optionType({
  name: 'extensionDeployTo',
  alName: 'Extension Deploy To',
  alId: 2504,
  extensible: false,
  members: {
    Current_x0020_version: 'Current version',
    Next_x0020_minor_x0020_version: 'Next minor version',
    Next_x0020_major_x0020_version: 'Next major version',
  },
})

export const extensionSyncMode = optionType({
  name: 'extensionSyncMode',
  alName: 'Extension Sync Mode',
  alId: 2505,
  extensible: false,
  members: {
    Add: 'Add',
    Force_x0020_Sync: 'Force Sync',
  },
  ordinals: {
    Add: 0,
    Force_x0020_Sync: 3,
  },
  captions: { Force_x0020_Sync: 'Force' },
})

export const genJournalAccountType = optionType({
  name: 'genJournalAccountType',
  alName: 'Gen. Journal Account Type',
  alId: 81,
  extensible: true,
  members: {
    G_x002F_L_x0020_Account: 'G/L Account',
    Customer: 'Customer',
    Vendor: 'Vendor',
    Bank_x0020_Account: 'Bank Account',
    Fixed_x0020_Asset: 'Fixed Asset',
    IC_x0020_Partner: 'IC Partner',
    Employee: 'Employee',
    Allocation_x0020_Account: 'Allocation Account',
  },
  ordinals: {
    G_x002F_L_x0020_Account: 0,
    Customer: 1,
    Vendor: 2,
    Bank_x0020_Account: 3,
    Fixed_x0020_Asset: 4,
    IC_x0020_Partner: 5,
    Employee: 6,
    Allocation_x0020_Account: 10,
  },
})

export const genJournalDocumentType = optionType({
  name: 'genJournalDocumentType',
  alName: 'Gen. Journal Document Type',
  alId: 6,
  extensible: true,
  members: {
    _x0020_: ' ',
    Payment: 'Payment',
    Invoice: 'Invoice',
    Credit_x0020_Memo: 'Credit Memo',
    Finance_x0020_Charge_x0020_Memo: 'Finance Charge Memo',
    Reminder: 'Reminder',
    Refund: 'Refund',
  },
})

export const glAccountCategory = optionType({
  name: 'glAccountCategory',
  alName: 'G/L Account Category',
  alId: 15,
  extensible: false,
  members: {
    _x0020_: ' ',
    Assets: 'Assets',
    Liabilities: 'Liabilities',
    Equity: 'Equity',
    Income: 'Income',
    Cost_x0020_of_x0020_Goods_x0020_Sold: 'Cost of Goods Sold',
    Expense: 'Expense',
  },
})

export const glAccountType = optionType({
  name: 'glAccountType',
  alName: 'G/L Account Type',
  alId: 16,
  extensible: false,
  members: {
    Posting: 'Posting',
    Heading: 'Heading',
    Total: 'Total',
    Begin_x002D_Total: 'Begin-Total',
    End_x002D_Total: 'End-Total',
  },
})

export const invoiceEntityAggregateStatus = optionType({
  name: 'invoiceEntityAggregateStatus',
  alName: 'Invoice Entity Aggregate Status',
  alId: 5477,
  extensible: false,
  members: {
    _x0020_: ' ',
    Draft: 'Draft',
    In_x0020_Review: 'In Review',
    Open: 'Open',
    Paid: 'Paid',
    Canceled: 'Canceled',
    Corrective: 'Corrective',
  },
})

export const invoiceLineAggLineType = optionType({
  name: 'invoiceLineAggLineType',
  alName: 'Invoice Line Agg. Line Type',
  alId: 5478,
  extensible: false,
  members: {
    Comment: 'Comment',
    Account: 'Account',
    Item: 'Item',
    Resource: 'Resource',
    Fixed_x0020_Asset: 'Fixed Asset',
    Charge: 'Charge',
    Allocation_x0020_Account: 'Allocation Account',
  },
  ordinals: {
    Comment: 0,
    Account: 1,
    Item: 2,
    Resource: 3,
    Fixed_x0020_Asset: 4,
    Charge: 5,
    Allocation_x0020_Account: 10,
  },
})

export const itemLedgerDocumentType = optionType({
  name: 'itemLedgerDocumentType',
  alName: 'Item Ledger Document Type',
  alId: 79,
  extensible: true,
  members: {
    _x0020_: ' ',
    Sales_x0020_Shipment: 'Sales Shipment',
    Sales_x0020_Invoice: 'Sales Invoice',
    Sales_x0020_Return_x0020_Receipt: 'Sales Return Receipt',
    Sales_x0020_Credit_x0020_Memo: 'Sales Credit Memo',
    Purchase_x0020_Receipt: 'Purchase Receipt',
    Purchase_x0020_Invoice: 'Purchase Invoice',
    Purchase_x0020_Return_x0020_Shipment: 'Purchase Return Shipment',
    Purchase_x0020_Credit_x0020_Memo: 'Purchase Credit Memo',
    Transfer_x0020_Shipment: 'Transfer Shipment',
    Transfer_x0020_Receipt: 'Transfer Receipt',
    Service_x0020_Shipment: 'Service Shipment',
    Service_x0020_Invoice: 'Service Invoice',
    Service_x0020_Credit_x0020_Memo: 'Service Credit Memo',
    Posted_x0020_Assembly: 'Posted Assembly',
    Inventory_x0020_Receipt: 'Inventory Receipt',
    Inventory_x0020_Shipment: 'Inventory Shipment',
    Direct_x0020_Transfer: 'Direct Transfer',
  },
  ordinals: {
    _x0020_: 0,
    Sales_x0020_Shipment: 1,
    Sales_x0020_Invoice: 2,
    Sales_x0020_Return_x0020_Receipt: 3,
    Sales_x0020_Credit_x0020_Memo: 4,
    Purchase_x0020_Receipt: 5,
    Purchase_x0020_Invoice: 6,
    Purchase_x0020_Return_x0020_Shipment: 7,
    Purchase_x0020_Credit_x0020_Memo: 8,
    Transfer_x0020_Shipment: 9,
    Transfer_x0020_Receipt: 10,
    Service_x0020_Shipment: 11,
    Service_x0020_Invoice: 12,
    Service_x0020_Credit_x0020_Memo: 13,
    Posted_x0020_Assembly: 14,
    Inventory_x0020_Receipt: 19,
    Inventory_x0020_Shipment: 20,
    Direct_x0020_Transfer: 21,
  },
})

export const itemLedgerEntryType = optionType({
  name: 'itemLedgerEntryType',
  alName: 'Item Ledger Entry Type',
  alId: 78,
  extensible: true,
  members: {
    Purchase: 'Purchase',
    Sale: 'Sale',
    Positive_x0020_Adjmt_x002E_: 'Positive Adjmt.',
    Negative_x0020_Adjmt_x002E_: 'Negative Adjmt.',
    Transfer: 'Transfer',
    Consumption: 'Consumption',
    Output: 'Output',
    _x0020_: ' ',
    Assembly_x0020_Consumption: 'Assembly Consumption',
    Assembly_x0020_Output: 'Assembly Output',
  },
})

export const itemType = optionType({
  name: 'itemType',
  alName: 'Item Type',
  alId: 27,
  extensible: true,
  members: {
    Inventory: 'Inventory',
    Service: 'Service',
    Non_x002D_Inventory: 'Non-Inventory',
  },
})

export const jobQueuePriority = optionType({
  name: 'jobQueuePriority',
  alName: 'Job Queue Priority',
  alId: 470,
  extensible: true,
  members: {
    High: 'High',
    Normal: 'Normal',
    Low: 'Low',
  },
  ordinals: {
    High: 1000,
    Normal: 2000,
    Low: 3000,
  },
})

export const jobQueueReportOutputType = optionType({
  name: 'jobQueueReportOutputType',
  alName: 'Job Queue Report Output Type',
  alId: 482,
  extensible: true,
  members: {
    PDF: 'PDF',
    Word: 'Word',
    Excel: 'Excel',
    Print: 'Print',
    None_x0020__x0028_Processing_x0020_only_x0029_: 'None (Processing only)',
  },
})

export const notificationEntryType = optionType({
  name: 'notificationEntryType',
  alName: 'Notification Entry Type',
  alId: 1511,
  extensible: true,
  members: {
    New_x0020_Record: 'New Record',
    Approval: 'Approval',
    Overdue: 'Overdue',
  },
})

export const opportunityStatus = optionType({
  name: 'opportunityStatus',
  alName: 'Opportunity Status',
  alId: 5092,
  extensible: true,
  members: {
    Not_x0020_Started: 'Not Started',
    In_x0020_Progress: 'In Progress',
    Won: 'Won',
    Lost: 'Lost',
  },
})

export const physInvtOrderStatus = optionType({
  name: 'physInvtOrderStatus',
  alName: 'Phys. Invt. Order Status',
  alId: 5875,
  extensible: true,
  members: {
    Open: 'Open',
    Finished: 'Finished',
  },
})

export const pictureEntityParentType = optionType({
  name: 'pictureEntityParentType',
  alName: 'Picture Entity Parent Type',
  alId: 5468,
  extensible: false,
  members: {
    Customer: 'Customer',
    Item: 'Item',
    Vendor: 'Vendor',
    Employee: 'Employee',
    Contact: 'Contact',
    Item_x0020_Variant: 'Item Variant',
  },
  ordinals: {
    Customer: 1,
    Item: 2,
    Vendor: 3,
    Employee: 4,
    Contact: 5,
    Item_x0020_Variant: 6,
  },
  newerThan26: ['Item_x0020_Variant'],
})

export const purchaseDocumentStatus = optionType({
  name: 'purchaseDocumentStatus',
  alName: 'Purchase Document Status',
  alId: 3812,
  extensible: true,
  members: {
    Open: 'Open',
    Released: 'Released',
    Pending_x0020_Approval: 'Pending Approval',
    Pending_x0020_Prepayment: 'Pending Prepayment',
  },
})

export const purchaseDocumentType = optionType({
  name: 'purchaseDocumentType',
  alName: 'Purchase Document Type',
  alId: 38,
  extensible: true,
  members: {
    Quote: 'Quote',
    Order: 'Order',
    Invoice: 'Invoice',
    Credit_x0020_Memo: 'Credit Memo',
    Blanket_x0020_Order: 'Blanket Order',
    Return_x0020_Order: 'Return Order',
  },
})

export const purchaseLineType = optionType({
  name: 'purchaseLineType',
  alName: 'Purchase Line Type',
  alId: 39,
  extensible: true,
  members: {
    _x0020_: ' ',
    G_x002F_L_x0020_Account: 'G/L Account',
    Item: 'Item',
    Resource: 'Resource',
    Fixed_x0020_Asset: 'Fixed Asset',
    Charge_x0020__x0028_Item_x0029_: 'Charge (Item)',
    Allocation_x0020_Account: 'Allocation Account',
  },
  ordinals: {
    _x0020_: 0,
    G_x002F_L_x0020_Account: 1,
    Item: 2,
    Resource: 3,
    Fixed_x0020_Asset: 4,
    Charge_x0020__x0028_Item_x0029_: 5,
    Allocation_x0020_Account: 10,
  },
})

export const purchaseOrderEntityBufferStatus = optionType({
  name: 'purchaseOrderEntityBufferStatus',
  alName: 'Purchase Order Entity Buffer Status',
  alId: 5496,
  extensible: false,
  members: {
    Draft: 'Draft',
    In_x0020_Review: 'In Review',
    Open: 'Open',
  },
})

export const purchCrMemoEntityStatus = optionType({
  name: 'purchCrMemoEntityStatus',
  alName: 'Purch. Cr. Memo Entity Status',
  alId: 5508,
  extensible: false,
  members: {
    Draft: 'Draft',
    In_x0020_Review: 'In Review',
    Open: 'Open',
    Canceled: 'Canceled',
    Corrective: 'Corrective',
    Paid: 'Paid',
  },
})

export const salesCrMemoEntityBufferStatus = optionType({
  name: 'salesCrMemoEntityBufferStatus',
  alName: 'Sales Cr. Memo Entity Buffer Status',
  alId: 5507,
  extensible: false,
  members: {
    Draft: 'Draft',
    In_x0020_Review: 'In Review',
    Open: 'Open',
    Canceled: 'Canceled',
    Corrective: 'Corrective',
    Paid: 'Paid',
  },
})

export const salesDocumentStatus = optionType({
  name: 'salesDocumentStatus',
  alName: 'Sales Document Status',
  alId: 3612,
  extensible: true,
  members: {
    Open: 'Open',
    Released: 'Released',
    Pending_x0020_Approval: 'Pending Approval',
    Pending_x0020_Prepayment: 'Pending Prepayment',
  },
})

export const salesDocumentType = optionType({
  name: 'salesDocumentType',
  alName: 'Sales Document Type',
  alId: 36,
  extensible: true,
  members: {
    Quote: 'Quote',
    Order: 'Order',
    Invoice: 'Invoice',
    Credit_x0020_Memo: 'Credit Memo',
    Blanket_x0020_Order: 'Blanket Order',
    Return_x0020_Order: 'Return Order',
  },
})

export const salesHeaderShippingAdvice = optionType({
  name: 'salesHeaderShippingAdvice',
  alName: 'Sales Header Shipping Advice',
  alId: 3657,
  extensible: true,
  members: {
    Partial: 'Partial',
    Complete: 'Complete',
  },
})

export const salesLineType = optionType({
  name: 'salesLineType',
  alName: 'Sales Line Type',
  alId: 37,
  extensible: true,
  members: {
    _x0020_: ' ',
    G_x002F_L_x0020_Account: 'G/L Account',
    Item: 'Item',
    Resource: 'Resource',
    Fixed_x0020_Asset: 'Fixed Asset',
    Charge_x0020__x0028_Item_x0029_: 'Charge (Item)',
    Allocation_x0020_Account: 'Allocation Account',
  },
  ordinals: {
    _x0020_: 0,
    G_x002F_L_x0020_Account: 1,
    Item: 2,
    Resource: 3,
    Fixed_x0020_Asset: 4,
    Charge_x0020__x0028_Item_x0029_: 5,
    Allocation_x0020_Account: 10,
  },
})

export const salesOrderEntityBufferStatus = optionType({
  name: 'salesOrderEntityBufferStatus',
  alName: 'Sales Order Entity Buffer Status',
  alId: 5495,
  extensible: false,
  members: {
    Draft: 'Draft',
    In_x0020_Review: 'In Review',
    Open: 'Open',
  },
})

export const salesQuoteEntityBufferStatus = optionType({
  name: 'salesQuoteEntityBufferStatus',
  alName: 'Sales Quote Entity Buffer Status',
  alId: 5505,
  extensible: false,
  members: {
    Draft: 'Draft',
    Sent: 'Sent',
    Accepted: 'Accepted',
    Expired_x0020_: 'Expired ',
  },
})

export const taxBufferType = optionType({
  name: 'taxBufferType',
  alName: 'Tax Buffer Type',
  alId: 5504,
  extensible: false,
  members: {
    Sales_x0020_Tax: 'Sales Tax',
    VAT: 'VAT',
  },
})

export const vendorBlocked = optionType({
  name: 'vendorBlocked',
  alName: 'Vendor Blocked',
  alId: 140,
  extensible: true,
  members: {
    _x0020_: ' ',
    Payment: 'Payment',
    All: 'All',
  },
})

export const workflowApprovalLimitType = optionType({
  name: 'workflowApprovalLimitType',
  alName: 'Workflow Approval Limit Type',
  alId: 457,
  extensible: true,
  members: {
    Approval_x0020_Limits: 'Approval Limits',
    Credit_x0020_Limits: 'Credit Limits',
    Request_x0020_Limits: 'Request Limits',
    No_x0020_Limits: 'No Limits',
  },
})

export const workflowApprovalType = optionType({
  name: 'workflowApprovalType',
  alName: 'Workflow Approval Type',
  alId: 458,
  extensible: true,
  members: {
    Workflow_x0020_User_x0020_Group: 'Workflow User Group',
    Sales_x0020_Pers_x002E__x002F_Purchaser: 'Sales Pers./Purchaser',
    Approver: 'Approver',
  },
})

export const workflowApproverLimitType = optionType({
  name: 'workflowApproverLimitType',
  alName: 'Workflow Approver Limit Type',
  alId: 465,
  extensible: true,
  members: {
    Approver_x0020_Chain: 'Approver Chain',
    Direct_x0020_Approver: 'Direct Approver',
    First_x0020_Qualified_x0020_Approver: 'First Qualified Approver',
    Specific_x0020_Approver: 'Specific Approver',
  },
})

export const workflowApproverType = optionType({
  name: 'workflowApproverType',
  alName: 'Workflow Approver Type',
  alId: 460,
  extensible: true,
  members: {
    Salesperson_x002F_Purchaser: 'Salesperson/Purchaser',
    Approver: 'Approver',
    Workflow_x0020_User_x0020_Group: 'Workflow User Group',
  },
})
