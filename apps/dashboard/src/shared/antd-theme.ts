import { theme, type ThemeConfig } from 'antd';
import { darkTokens, lightTokens, type TokenName } from './design/tokens';

const FONT =
  '"Noto Sans SC", "Source Han Sans SC", "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';

/** DESIGN §3. antd derives its palette from values; the switch of themes only swaps its variables. */
export function antdTheme(dark: boolean, phone: boolean): ThemeConfig {
  const tokens: Record<TokenName, string> = dark ? darkTokens : lightTokens;
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'duban' },
    token: {
      colorPrimary: tokens.brand,
      colorInfo: tokens.info,
      colorLink: tokens['text-link'],
      colorSuccess: tokens['light-green-text'],
      colorWarning: tokens['light-yellow-edge'],
      colorError: tokens['light-red-text'],
      colorBorder: tokens['line-control'],
      colorBorderSecondary: tokens['line-1'],
      colorSplit: tokens['line-1'],
      colorTextLightSolid: tokens['text-on-brand'],
      colorBgLayout: tokens['surface-page'],
      colorBgContainer: tokens['surface-panel'],
      colorBgElevated: tokens['surface-raised'],
      colorFillAlter: tokens['surface-sunken'],
      colorText: tokens['text-1'],
      colorTextSecondary: tokens['text-2'],
      colorTextTertiary: tokens['text-3'],
      colorTextPlaceholder: tokens['text-3'],
      colorTextDisabled: tokens['text-disabled'],
      controlOutline: tokens.focus,
      fontFamily: FONT,
      fontSize: phone ? 16 : 14,
      fontSizeSM: phone ? 14 : 12,
      borderRadius: 6,
      borderRadiusSM: 3,
      borderRadiusLG: 10,
      controlHeight: phone ? 48 : 32,
      boxShadow: 'var(--elev-3)',
      boxShadowSecondary: 'var(--elev-2)',
      motionDurationFast: '.12s',
      motionDurationMid: '.2s',
      motionDurationSlow: '.36s',
      wireframe: false,
    },
    components: {
      Table: {
        headerBg: tokens['surface-sunken'],
        headerColor: tokens['text-2'],
        headerSplitColor: 'transparent',
        rowHoverBg: tokens['surface-hover'],
        rowSelectedBg: tokens['surface-selected'],
        cellPaddingBlock: 7,
        cellPaddingInline: 12,
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
      Modal: { titleFontSize: 16 },
      Form: { labelColor: tokens['text-2'] },
      Tooltip: { colorBgSpotlight: tokens['text-1'], colorTextLightSolid: tokens['surface-panel'] },
    },
  };
}
