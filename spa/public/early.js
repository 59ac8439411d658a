// What cannot wait for the app: the colour scheme before the first paint, so that a dark screen never flashes white, and
// the files of the first screen for somebody who is signed in, so that they come beside the app's own and not after it.
try {
  const chosen = localStorage.getItem('mantine-color-scheme-value')
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  const { firstScreen = '', lists = '' } = document.currentScript.dataset
  if (localStorage.getItem('fluxori-session') !== null) {
    const wanted = /^\/(orders|stock|products)(\/|$)/.test(location.pathname)
      ? `${firstScreen} ${lists}`
      : firstScreen
    for (const href of wanted.split(' ').filter((file) => file !== '')) {
      const link = document.createElement('link')
      // Styles are only fetched: they must come after those of the page, which stand below.
      const how = href.endsWith('.css') ? { rel: 'preload', as: 'style' } : { rel: 'modulepreload' }
      Object.assign(link, how, { href, crossOrigin: '' })
      document.head.append(link)
    }
  }
} catch {
  // Storage is closed to us: the light scheme stays, and the first screen's files come when they are asked for.
}
