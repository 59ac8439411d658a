import { createTheme } from '@mantine/core'
import { messages } from '../lib/messages.ts'

/** Ink and paper, one indigo. Every colour of the app comes from here, in both schemes. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 6 },
  cursorType: 'pointer',
  defaultRadius: 'md',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': messages.frame.close } } },
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif',
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  colors: {
    indigo: [
      '#eef0fd',
      '#dde1fa',
      '#b9c1f4',
      '#9ba6f0',
      '#7683e6',
      '#5f6ddf',
      '#5060d8',
      '#4250c9',
      '#3a47b4',
      '#303c9c',
    ],
    gray: [
      '#fafaf8',
      '#f4f4f1',
      '#ebebe7',
      '#e1e1dc',
      '#cfcfc9',
      '#a9aaa8',
      '#85868a',
      '#5c5e66',
      '#3b3d45',
      '#1b1c22',
    ],
    dark: [
      '#e8e8e5',
      '#c4c5ca',
      '#a3a5ae',
      '#70727d',
      '#3c3e4a',
      '#2d2f39',
      '#1e1f27',
      '#15161b',
      '#101116',
      '#0b0c0f',
    ],
  },
})
