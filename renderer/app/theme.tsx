// Light and dark, language, and Ant Design in our tokens. Follows the system until the user chooses.
import { App, theme as antdTheme, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';

import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useTexts } from '../i18n/start.ts';
import { useFrameStore } from './frame-store.ts';

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');

function subscribeToSystem(listener: () => void): () => void {
  darkSystem.addEventListener('change', listener);
  return () => darkSystem.removeEventListener('change', listener);
}

/** The theme in force. */
export function useTheme(): 'light' | 'dark' {
  const systemIsDark = useSyncExternalStore(subscribeToSystem, () => darkSystem.matches);
  const choice = useFrameStore((state) => state.theme);
  if (choice !== 'system') return choice;
  return systemIsDark ? 'dark' : 'light';
}

const LIGHT = {
  colorPrimary: '#0a675c',
  colorText: '#171c1a',
  colorTextSecondary: '#414a46',
  colorTextTertiary: '#5d6762',
  colorTextPlaceholder: '#5d6762',
  colorBgBase: '#ffffff',
  colorBgLayout: '#eef0ed',
  colorBorder: '#b7beb8',
  colorBorderSecondary: '#dde1dc',
  colorError: '#b3201b',
  colorWarning: '#b26a00',
  controlItemBgActive: '#dcefeb',
};

const DARK = {
  colorPrimary: '#5fcdb9',
  colorTextLightSolid: '#04231e',
  colorText: '#e7ebe9',
  colorTextSecondary: '#b9c2be',
  colorTextTertiary: '#98a5a0',
  colorTextPlaceholder: '#98a5a0',
  colorBgBase: '#171c1b',
  colorBgContainer: '#171c1b',
  colorBgElevated: '#1c2221',
  colorBgLayout: '#0f1312',
  colorBorder: '#465250',
  colorBorderSecondary: '#29312f',
  colorError: '#ff8d84',
  colorWarning: '#e5a53a',
  controlItemBgActive: '#123c37',
};

export function ThemedApp({ children }: { children: ReactNode }) {
  const theme = useTheme();
  const language = useFrameStore((state) => state.language);
  const product = useTexts('frame').t('product');
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = product;
  }, [language, product]);
  const dark = theme === 'dark';
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      componentSize="small"
      theme={{
        algorithm: dark ? [antdTheme.darkAlgorithm, antdTheme.compactAlgorithm] : [antdTheme.compactAlgorithm],
        token: {
          ...(dark ? DARK : LIGHT),
          fontFamily: 'var(--font)',
          fontSize: 12,
          borderRadius: 3,
          borderRadiusLG: 3,
          borderRadiusSM: 3,
          motion: false,
          boxShadow: '0 0 0 1px var(--line-strong)',
          boxShadowSecondary: '0 2px 10px rgb(0 0 0 / 0.18)',
          wireframe: false,
        },
      }}
    >
      <App className="antd-app">{children}</App>
    </ConfigProvider>
  );
}
