import type { Role } from '@fluxori/contract/kernel'
import type { Merchant } from '@fluxori/contract/merchant/merchant'
import { counted } from './count.ts'

const roleHints: Readonly<Record<Role, string>> = {
  owner: 'May do everything: people, the business itself, and all that a manager may.',
  manager: 'Products, warehouses and channels, and all that an operator may. Sees who works here.',
  operator: 'Stock, orders and cases: receives, counts, ships, cancels. Sees the buyers of orders.',
  accountant: 'Sees orders, VAT, stock and figures. Changes nothing and sees no buyers.',
  viewer: 'Only looks. Changes nothing and sees no buyers.',
}

const whenShort: Readonly<Record<Merchant['whenShort'], Readonly<{ label: string; hint: string }>>> = {
  oversold: {
    label: 'Ask me',
    hint: 'The order is marked oversold and a case is opened: you get stock for it or cancel it.',
  },
  backordered: {
    label: 'Let it wait for stock',
    hint: 'The order is backordered and gets the next stock that arrives, oldest order first.',
  },
}

export const settingsMessages = {
  title: 'Settings',
  sections: {
    label: 'Settings',
    members: 'People',
    merchant: 'Business',
    schedules: 'Schedules',
    preferences: 'Preferences',
  },

  members: {
    title: 'People',
    text: 'Who works for the business, and what each may do. A change counts at once.',
    notForYou: 'Only owners and managers see who works here',
    notForYouText: 'Ask an owner when somebody should be added, or should have another role.',
    invite: 'Invite somebody',
    listLabel: 'People',
    removedLabel: 'Removed',
    removedText: 'They can no longer sign in to this business. What they did stays under their name.',
    you: 'You',
    role: 'Role',
    roleOf: (name: string) => `Role of ${name}`,
    roleHints,
    rolesTitle: 'What each role may do',
    remove: 'Remove',
    removeOf: (name: string) => `Remove ${name}`,
    inviteAgain: 'Invite again',
    inviteAgainOf: (name: string) => `Invite ${name} again`,
    changedBy: (who: string) => `Changed by ${who},`,
    roleChanged: (name: string, role: string) => `${name} is now ${role}`,
    removed: (name: string) => `${name} was removed`,
    countsAtOnce: 'It counts at once.',
    invited: (name: string) => `${name} was invited`,
    mailed: (email: string) => `An e-mail to choose a password was sent to ${email}.`,
    notMailed: (email: string) =>
      `${email} signs in with the password they have. Who has none asks for one with “Forgot your password?”.`,
    labelRole: (name: string) => `Change the role of ${name}`,
    labelRemove: (name: string) => `Remove ${name}`,
    labelInvite: (name: string) => `Invite ${name}`,
    labelUndo: (name: string) => `Take back the change of ${name}`,
    self: {
      removeTitle: 'Remove yourself?',
      removeText: 'You are shut out of this business at once. Only another owner can invite you again.',
      remove: 'Remove myself',
      roleTitle: (role: string) => `Become ${role}?`,
      roleText: 'You give up being an owner at once. Only another owner can make you one again.',
      role: (role: string) => `Become ${role}`,
    },
    form: {
      title: 'Invite somebody',
      text: 'Who has no sign-in yet gets an e-mail to choose a password.',
      name: 'Name',
      email: 'E-mail',
      role: 'What may they do',
      submit: 'Invite',
      nameInvalid: 'Give their name, at most 200 characters',
      emailInvalid: 'Give the full e-mail address, like name@example.co.za',
    },
    emptyTitle: 'Nobody works here yet',
  },

  merchant: {
    title: 'Business',
    text: 'What holds for every order from now on. Orders that were taken in keep what they have.',
    readOnly: 'Only an owner changes this.',
    name: 'Name',
    nameInvalid: 'Give a name of at most 100 characters',
    vat: 'VAT',
    vatLabels: {
      yes: 'VAT vendor',
      no: 'Not a VAT vendor',
    },
    vatHints: {
      yes: 'VAT is in your prices: each order shows its VAT by the class of its products (VAT Act 89 of 1991).',
      no: 'You may not charge VAT. Orders from now on have none.',
    },
    vatFrom: 'A change counts for orders from now on; orders that were taken in keep their VAT.',
    whenShort: 'When an order is short of stock',
    whenShortChoices: whenShort,
    fixed: 'Fixed',
    currency: 'Currency',
    currencies: { ZAR: 'South African Rand (R)' },
    timeZone: 'Time',
    timeZones: { 'Africa/Johannesburg': 'South African Standard Time, UTC+2' },
    since: 'With Fluxori since',
    save: 'Save changes',
    discard: 'Discard changes',
    saved: 'The business was changed',
    savedText: 'It counts for orders from now on.',
    label: 'Change the business',
    labelUndo: 'Take back the change of the business',
    goneTitle: 'This business is not there',
    goneText: 'Sign in again, or ask support.',
  },

  preferences: {
    title: 'Preferences',
    text: 'How you like Fluxori. Kept on this device only.',
    looks: 'How it looks',
    scheme: 'Colours',
    schemeHint: '“As the device” follows its own setting for light and dark.',
    schemes: { light: 'Light', dark: 'Dark', auto: 'As the device' },
    density: 'Rows',
    densityHint: 'Compact shows more rows at once.',
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
    money: 'Money',
    moneyHint: 'How amounts are written. You may type them either way.',
    speed: 'Slow line, slow device',
    lowData: 'Low data',
    lowDataHint:
      'No pictures, charts or motion until you ask for them. For a line that is slow or costs by the megabyte.',
    slow: 'Slow device',
    slowHint:
      'On: no motion, and screens are drawn less often while much changes. Auto turns it on when the device cannot keep up.',
    slows: { auto: 'Auto', on: 'On', off: 'Off' },
    slowNow: 'This device is treated as slow now.',
    fastNow: 'This device keeps up.',
    device: 'On this device',
    install: 'Fluxori as an app',
    installHint: 'It opens from the home screen, without the browser around it.',
    installAction: 'Put Fluxori on this device',
    installed: 'Fluxori is on this device.',
    installElsewhere: 'Your browser offers it in its own menu: “Install app” or “Add to Home Screen”.',
    keys: 'Keyboard',
    keysHint: 'Nearly everything can be done without the mouse. ? shows the keys of each screen.',
    keysAction: 'Show keyboard shortcuts',
    kept: 'Kept here',
    keptHint:
      'What you looked at is kept so that it shows without a line. Signing out takes all of it off this device, but for these preferences.',
    views: (count: number) => (count === 0 ? 'No kept views' : counted(count, 'kept view', 'kept views')),
    forgetViews: 'Forget kept views',
    viewsForgotten: (count: number) => `${counted(count, 'kept view was', 'kept views were')} forgotten`,
    columns: (count: number) =>
      count === 0 ? 'No hidden columns' : counted(count, 'hidden column', 'hidden columns'),
    showColumns: 'Show all columns',
    columnsShown: 'All columns show again',
    waiting: (count: number) =>
      count === 0
        ? 'No changes wait to be sent'
        : `${counted(count, 'change waits', 'changes wait')} to be sent`,
  },
}
