import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components'

/** Our one ramp: petrol, between Business Central's teal and Entra's blue, and away from the green of "done". */
const petrol: BrandVariants = {
  10: '#000d19',
  20: '#001a29',
  30: '#002738',
  40: '#003449',
  50: '#004159',
  60: '#004962',
  70: '#00516d',
  80: '#015877',
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

// Every text reaches 7:1 on every ground that it stands on, the highest level of WCAG; Fluent's own tokens stop at 4.5:1.
export const lightTheme: Theme = {
  ...createLightTheme(petrol),
  fontFamilyBase,
  colorNeutralForeground3: '#4d4d4d',
  colorNeutralForeground4: '#565656',
  colorStatusSuccessForeground1: '#0c5e0c',
  colorStatusWarningForeground1: '#8a3707',
  colorStatusDangerForeground1: '#960b18',
  colorStatusDangerBackground3: '#ac0d1a',
  colorStatusDangerBackground3Hover: '#960b18',
  colorStatusDangerBackground3Pressed: '#6e0811',
  colorPaletteRedForeground1: '#960b18',
  // Marks and badges of warnings.
  colorPaletteYellowForeground1: '#5c5200',
  colorPaletteYellowForeground2: '#5c5200',
}

// On dark the ramp is read from its lighter end.
export const darkTheme: Theme = {
  ...createDarkTheme(petrol),
  fontFamilyBase,
  colorNeutralForeground3: '#c2c2c2',
  colorNeutralForeground4: '#b8b8b8',
  colorBrandForeground1: petrol[140],
  colorBrandForeground2: petrol[140],
  colorBrandForegroundLink: petrol[140],
  colorBrandForegroundLinkHover: petrol[150],
  colorBrandForegroundLinkPressed: petrol[130],
  colorBrandStroke1: petrol[110],
  colorCompoundBrandForeground1: petrol[140],
  colorCompoundBrandForeground1Hover: petrol[150],
  colorCompoundBrandBackground: petrol[110],
  colorCompoundBrandBackgroundHover: petrol[120],
  colorCompoundBrandStroke: petrol[110],
  colorCompoundBrandStrokeHover: petrol[120],
}
