/** Where the product runs that is tested: what `npm test` started, or what `npm start` did. */
export const addresses = {
  sandboxes: process.env['FLUXORI_SANDBOXES'] ?? 'http://127.0.0.1:5010',
  functions: process.env['FLUXORI_FUNCTIONS'] ?? 'http://127.0.0.1:5001',
  /** Host and port. */
  firestore: process.env['FLUXORI_FIRESTORE'] ?? '127.0.0.1:8080',
  scheduler: process.env['FLUXORI_SCHEDULER'] ?? 'http://127.0.0.1:5020',
  auth: process.env['FLUXORI_AUTH'] ?? 'http://127.0.0.1:9099',
}
