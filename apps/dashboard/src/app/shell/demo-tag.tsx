import { Popover } from '../../shared/components/popover';
import { ClockForm } from '../../shared/demo-clock/clock-form';
import { clockTexts } from '../../shared/demo-clock/clock-messages';
import { formatDate, formatDay } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { useCan, useSession } from '../../shared/session';

/** Everybody sees that it is a demonstration and which day it plays; the administrator moves the day. */
export function DemoTag() {
  const t = useTexts(clockTexts);
  const lang = useLang();
  const { demo, today } = useSession();
  const mayMove = useCan('clock:advance');
  if (!demo) return null;
  const name = t('demoName', { date: formatDate(today.day, lang) });
  const words = (
    <>
      {t('demo')} <span>{formatDay(today.day, lang)}</span>
    </>
  );
  if (!mayMove)
    return (
      <span className="top-demo" title={name}>
        {words}
      </span>
    );
  return (
    <Popover
      align="end"
      label={`${t('title')}：${name}`}
      triggerClass="top-demo top-demo-moves"
      trigger={words}
    >
      {() => <ClockForm />}
    </Popover>
  );
}
