/** The name of the document with this id. A slash would end a name, so it is written `%2F`, and such a text `%252F`. */
export const namedBy = (id: string): string => id.replace(/%(?=2F|25)/g, '%25').replaceAll('/', '%2F')

/** The id of the document with this name. */
export const idNamed = (name: string): string =>
  name.replace(/%(2F|25)/g, (_, code: string) => (code === '2F' ? '/' : '%'))
