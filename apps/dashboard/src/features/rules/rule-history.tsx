import { getSettingHistory, type Setting } from '@duban/contracts';
import { ruleDifferences } from '@duban/domain';
import { useState } from 'react';
import { Fetched } from '../../shared/components/states';
import { formatMoment } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { useFetched } from '../../shared/query';
import { useSession } from '../../shared/session';
import { DifferenceList } from './difference-list';
import { rulesTexts } from './messages';

/** Every version with who, when, why, and what it changed against the one before. Fetched when it is opened. */
export function RuleHistory({ setting: { key } }: { setting: Setting }) {
  const t = useTexts(rulesTexts);
  const lang = useLang();
  const { today } = useSession();
  const [open, setOpen] = useState(false);
  const query = useFetched(
    getSettingHistory,
    { params: { key } },
    { shows: [{ type: 'settings', id: key }], enabled: open },
  );
  return (
    <details className="rule-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('history.show')}</summary>
      {open && (
        <Fetched query={query} what={t('history.show')}>
          {({ items }) => (
            <ol>
              {items.map(({ version, at, by, reason, value }, i) => {
                const before = items[i + 1];
                const differences = before ? ruleDifferences(before.value, value) : [];
                return (
                  <li key={version}>
                    <b>
                      {at
                        ? t('version.of', { version, at: formatMoment(at, lang, today.day), by: by ?? '' })
                        : t('history.first')}
                    </b>
                    {reason && <span> {reason}</span>}
                    {before && differences.length === 0 && <p>{t('history.none')}</p>}
                    <DifferenceList differences={differences} />
                  </li>
                );
              })}
            </ol>
          )}
        </Fetched>
      )}
    </details>
  );
}
