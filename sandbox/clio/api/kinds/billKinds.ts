import type { ClioFirm } from '../../ClioFirm.js'
import type { Kind, KindName, NestedField } from '../Kind.js'
import { fieldNames, recordFields, usualFields } from './fieldNames.js'
import { nestedField } from './nestedField.js'

const matters: NestedField = nestedField.references('matter', 'matters', (firm: ClioFirm, id) => firm.matters.get(String(id)))
const part = (names: string): Kind => ({ defaults: fieldNames(names), plain: fieldNames(names), nested: {} })

/** Bills, their lines and what settles them. */
export const billKinds = {
  bill: {
    defaults: usualFields,
    plain: fieldNames(
      `${recordFields} number issued_at due_at tax_rate secondary_tax_rate subject purchase_order type memo start_at end_at balance state kind total paid paid_at pending due discount_services_only can_update credits_issued shared last_sent_at services_secondary_tax services_sub_total services_tax services_taxable_sub_total services_secondary_taxable_sub_total taxable_sub_total secondary_taxable_sub_total sub_total tax_sum secondary_tax_sum total_tax available_state_transitions effective_bill_template_id`,
    ),
    nested: {
      user: nestedField.user('user'),
      client: nestedField.contact('client'),
      discount: nestedField.inside('billDiscount', 'discount'),
      interest: nestedField.inside('billInterest', 'interest'),
      matters,
      group: nestedField.unheld(),
      bill_theme: nestedField.unheld(),
      bill_template: nestedField.unheld(),
      original_bill: nestedField.bill('original_bill'),
      destination_account: nestedField.bankAccount('destination_account'),
      balances: nestedField.inside('billBalance', 'balances', true),
      matter_totals: nestedField.inside('matterTotal', 'matter_totals', true),
      currency: nestedField.currency,
      billing_setting: nestedField.unheld(),
      client_addresses: nestedField.unheld(true),
      legal_aid_uk_bill: nestedField.unheld(),
      split_invoice: nestedField.unheld(),
    },
  },
  billDiscount: part('rate type note early_payment_rate early_payment_period'),
  billInterest: part('balance period rate total type'),
  billBalance: part('id amount type interest_amount due'),
  matterTotal: part('id amount'),
  lineItem: {
    defaults: usualFields,
    plain: fieldNames(
      `${recordFields} type description date price taxable kind note secondary_taxable total tax secondary_tax sub_total quantity group_ordering`,
    ),
    nested: {
      bill: nestedField.bill('bill'),
      activity: nestedField.reference('activity', 'activity', (firm, id) => firm.activities.get(String(id))),
      matter: nestedField.matter('matter'),
      user: nestedField.user('user'),
      discount: nestedField.inside('billDiscount', 'discount'),
      included_line_item_totals: nestedField.unheld(),
    },
  },
  allocation: {
    defaults: usualFields,
    plain: fieldNames(`${recordFields} date amount interest voided_at description has_online_payment destroyable payment_type`),
    nested: {
      bill: nestedField.bill('bill'),
      source_bank_account: nestedField.bankAccount('source_bank_account'),
      destination_bank_account: nestedField.bankAccount('destination_bank_account'),
      matter: nestedField.matter('matter'),
      contact: nestedField.contact('contact'),
      parent: nestedField.inside('polymorphicObject', 'parent'),
    },
  },
  polymorphicObject: part('id type identifier secondary_identifier'),
  creditMemo: {
    defaults: usualFields,
    plain: fieldNames(`${recordFields} date amount description discount voided_at`),
    nested: {
      user: nestedField.user('user'),
      contact: nestedField.contact('contact'),
      allocations: nestedField.inside('allocation', 'allocations', true),
    },
  },
  trustLineItem: {
    defaults: usualFields,
    plain: fieldNames(`${recordFields} date total note`),
    nested: { bill: nestedField.bill('bill'), matter: nestedField.matter('matter'), client: nestedField.contact('client') },
  },
} as const satisfies Partial<Readonly<Record<KindName, Kind>>>
