import { paths } from '../business/paths.ts'
import { messages } from '../lib/messages.ts'
import { withWords } from '../lib/messages/load-words.ts'
import { Route, Switch } from '../lib/navigation/navigation.ts'
import { StatePanel } from '../ui/state-panel.tsx'
import { features } from './features.ts'
import { screenAt, screensOf } from './screens-of.ts'

const words = messages.frame

const more = { screens: { [paths.more]: async () => (await import('./more-page.tsx')).MorePage } }

/** All but the first screen, which nobody should wait for, are drawn when the words of refusals are there. */
const screens = screensOf([...features, more], (load, at) =>
  at === paths.today ? load : () => withWords(load()),
)

/** Fetches the screen of an address before it is drawn. */
export async function loadScreen(path: string): Promise<void> {
  await screenAt(screens, path)?.Screen.load()
}

/** Which screen an address shows. */
export function Screens() {
  return (
    <Switch>
      {screens.map(({ at, Screen }) => (
        <Route key={at} path={at}>
          <Screen />
        </Route>
      ))}
      <Route>
        <StatePanel
          title={words.notFoundTitle}
          text={words.notFoundText}
          action={{ label: words.notFoundAction, to: paths.today }}
        />
      </Route>
    </Switch>
  )
}
