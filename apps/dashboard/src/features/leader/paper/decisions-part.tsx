import type { Answer, listDecisions } from '@duban/contracts';
import { formatDay } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { matterName } from '../matter-link';
import { leaderTexts } from '../messages';
import { meetingTexts } from './meeting-messages';
import { MeetingTable } from './meeting-table';

/** 五、待决定事项: what waits for the one who prints, with the ways it can go. */
export function DecisionsPart({ decisions }: { decisions: Answer<typeof listDecisions> }) {
  const t = useTexts(meetingTexts);
  const own = useTexts(leaderTexts);
  const lang = useLang();
  const { today } = useSession();
  const head = t('head.decisions');
  return (
    <section>
      <h2>{head}</h2>
      {decisions.items.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <MeetingTable
          label={head}
          columns={[t('col.decision'), t('col.project'), t('col.unit'), t('col.waiting'), t('col.choices')]}
          rows={decisions.items.map((item) => {
            const { kind, color, title, number, unit, waiting, untilDay, choices } = item;
            return [
              [own(`kind.${kind}`, { color: color ? own(`color.${color}`) : '' }), number, title]
                .filter(Boolean)
                .join(' · '),
              matterName(item),
              unit.shortName,
              untilDay
                ? `${t('days', { count: waiting })} · ${t('decideBy', { day: formatDay(untilDay, lang, today.day) })}`
                : t('days', { count: waiting }),
              choices.map(({ key }) => own(`choice.${key}`)).join(' / '),
            ];
          })}
        />
      )}
      {decisions.more && <p>{own('more')}</p>}
    </section>
  );
}
