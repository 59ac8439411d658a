import { Component, type ReactNode } from 'react'
import { messages } from '../lib/messages.ts'
import { StatePanel } from '../ui/state-panel.tsx'

/** React offers this only as a class: a screen that breaks says so and can be loaded again. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <StatePanel
        tone="bad"
        title={messages.frame.brokenTitle}
        text={messages.frame.brokenText}
        action={{ label: messages.frame.retry, onAct: () => location.reload() }}
      />
    )
  }
}
