import { createHash } from 'node:crypto'
import type { ShopOrder } from './shopify-order.ts'

type Buying = Pick<ShopOrder, 'buyer' | 'country'>

const countries = { ZA: 'South Africa', NA: 'Namibia' } as const

/** What the shop keeps of where an order goes: street, town and postal code, as far as the buyer gave them. */
function addressOf({ buyer, country }: Buying) {
  const [firstName = '', ...rest] = buyer.name.split(' ')
  const [, street = buyer.address, city = buyer.town ?? '', zip = buyer.code ?? ''] =
    /^(.*), ([^,]+), (\w+)$/.exec(buyer.address) ?? []
  return {
    firstName,
    lastName: rest.join(' '),
    name: buyer.name,
    street,
    city,
    zip,
    country: countries[country],
    countryCode: country,
    phone: buyer.phone,
  }
}

export function webhookAddress(order: Buying) {
  const { firstName, lastName, name, street, city, zip, country, countryCode, phone } = addressOf(order)
  return {
    first_name: firstName,
    last_name: lastName,
    name,
    company: null,
    address1: street,
    address2: null,
    city,
    province: '',
    province_code: '',
    zip,
    country,
    country_code: countryCode,
    phone,
  }
}

/** The same buyer is the same customer. */
const customerIdOf = ({ email }: ShopOrder['buyer']): number =>
  9_000_000_000 + (createHash('sha256').update(email).digest().readUInt32BE() % 1_000_000_000)

export function webhookCustomer(order: ShopOrder) {
  const { buyer, currency } = order
  const id = customerIdOf(buyer)
  const address = webhookAddress(order)
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Customer/${id}`,
    created_at: null,
    updated_at: null,
    first_name: address.first_name,
    last_name: address.last_name,
    email: buyer.email,
    phone: buyer.phone,
    state: 'disabled',
    note: null,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    tax_exemptions: [],
    currency,
    default_address: {
      ...address,
      id: id + 1_000_000_000,
      customer_id: id,
      country_name: address.country,
      default: true,
    },
  }
}

/** The `MailingAddress` of the Admin API. */
export function mailingAddress(order: Buying) {
  const { firstName, lastName, name, street, city, zip, country, countryCode, phone } = addressOf(order)
  return {
    firstName,
    lastName,
    name,
    company: null,
    address1: street,
    address2: null,
    city,
    province: '',
    zip,
    country,
    countryCodeV2: countryCode,
    phone,
  }
}
