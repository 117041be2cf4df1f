import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect } from 'react';
import { Outlet } from 'react-router';
import { antdTheme } from './antd-theme';
import { useIsDark, useIsPhone } from './design/theme';
import { useLang } from './i18n/messages';

/** The ground of every page that uses antd. A layout route of its own, so that shell, sign-in and board never load it. */
export function AntdGround() {
  const lang = useLang();
  const dark = useIsDark();
  const phone = useIsPhone();
  useEffect(() => void dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en'), [lang]);
  return (
    <ConfigProvider
      locale={lang === 'zh' ? zhCN : enUS}
      theme={antdTheme(dark, phone)}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <Outlet />
      </App>
    </ConfigProvider>
  );
}
