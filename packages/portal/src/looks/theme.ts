import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components'

/** Our one ramp: petrol, between Business Central's teal and Entra's blue, and away from the green of "done". */
const petrol: BrandVariants = {
  10: '#000d19',
  20: '#001a29',
  30: '#002738',
  40: '#003449',
  50: '#004159',
  60: '#004d68',
  70: '#025b79',
  80: '#036a8c',
  90: '#1e7a9d',
  100: '#348bae',
  110: '#4a9cbe',
  120: '#5fadce',
  130: '#79bfdd',
  140: '#97d1ea',
  150: '#b5e3f7',
  160: '#d5f2ff',
}

// The fallback has the metrics of Segoe UI, see base.css, so that nothing moves where Segoe UI is not installed.
const fontFamilyBase = "'Segoe UI', 'Selawik', 'Segoe UI Fallback', system-ui, sans-serif"

export const lightTheme: Theme = { ...createLightTheme(petrol), fontFamilyBase }

// On dark the ramp is read from its lighter end: text and marks in brand colour must reach 4.5:1.
export const darkTheme: Theme = {
  ...createDarkTheme(petrol),
  fontFamilyBase,
  colorBrandForeground1: petrol[120],
  colorBrandForeground2: petrol[130],
  colorBrandForegroundLink: petrol[120],
  colorBrandForegroundLinkHover: petrol[130],
  colorBrandForegroundLinkPressed: petrol[110],
  colorBrandStroke1: petrol[110],
  colorCompoundBrandForeground1: petrol[120],
  colorCompoundBrandForeground1Hover: petrol[130],
  colorCompoundBrandBackground: petrol[110],
  colorCompoundBrandBackgroundHover: petrol[120],
  colorCompoundBrandStroke: petrol[110],
  colorCompoundBrandStrokeHover: petrol[120],
}
