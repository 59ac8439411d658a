import { messages } from '../lib/messages.ts'
import { Page } from '../ui/page.tsx'
import { MoreList } from './more-list.tsx'
import { morePlaces } from './places.ts'

const words = messages.frame

/** The places that the bottom bar of a phone has no room for. */
export function MorePage() {
  return (
    <Page title={words.more} documentTitle={words.pageTitle(words.more)}>
      <MoreList of={morePlaces} />
    </Page>
  )
}
