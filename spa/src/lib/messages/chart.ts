/** What stands around every chart. */
export const chartMessages = {
  when: 'When',
  asTable: 'Table',
  asChart: 'Chart',
  export: 'Export',
  none: 'None',
  hint: 'The button Table shows the same as numbers.',
}
