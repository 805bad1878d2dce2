import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** One accent, a quiet ink blue; everything else is grey. Red and amber are tokens for lateness alone (tokens.css). */
const ink: MantineColorsTuple = [
  '#eef3f8',
  '#dde7f0',
  '#bccfe1',
  '#94b4d1',
  '#7aa5cb',
  '#4d7fae',
  '#356896',
  '#24507a',
  '#1c4268',
  '#143251',
];
const gray: MantineColorsTuple = [
  '#f7f7f6',
  '#f0f0ee',
  '#e4e4e1',
  '#d3d3cf',
  '#b5b5b0',
  '#8f8f8a',
  '#6a6a66',
  '#4c4c49',
  '#323230',
  '#1e1e1d',
];
const dark: MantineColorsTuple = [
  '#e6e6e4',
  '#c6c6c3',
  '#a5a5a1',
  '#7b7b77',
  '#474745',
  '#3a3a38',
  '#2b2b2a',
  '#1c1c1b',
  '#161615',
  '#0f0f0e',
];

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  colors: { ink, gray, dark },
  white: '#ffffff',
  black: '#1e1e1d',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  fontFamily:
    "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', 'Liberation Sans', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'Noto Sans Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  components: {
    InputWrapper: { styles: { description: { fontSize: '0.8125rem', lineHeight: 1.4 } } },
    Tooltip: {
      defaultProps: {
        withArrow: false,
        openDelay: 250,
        multiline: true,
        events: { hover: true, focus: true, touch: true },
      },
    },
    Modal: {
      defaultProps: { radius: 'md', overlayProps: { backgroundOpacity: 0.35 }, transitionProps: { duration: 0 } },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 0 } } },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
    Menu: { defaultProps: { transitionProps: { duration: 0 } } },
  },
});
