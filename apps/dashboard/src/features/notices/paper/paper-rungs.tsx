import type { NoticeDetail } from '@duban/contracts';
import { formatDate, formatDay, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { isOver } from '../../../shared/notice-over';
import { useSession } from '../../../shared/session';
import { wordTexts } from '../../../shared/words';
import { ladderTexts } from '../detail/ladder-messages';
import { policyName } from '../detail/policy-version';
import { type Why } from '../detail/rung-why';
import { useWhyWords } from '../detail/use-why-words';
import { apart, listed } from '../joined';
import { paperTexts } from './paper-messages';
import { PaperTable } from './paper-table';
import type { Whys } from './use-fired-rungs';

type Rung = NoticeDetail['rungs'][number];
type RungsProps = { notice: NoticeDetail; whys: Whys };

/** Every rung; of those that fired the days they stand on and the people who were told, by name. */
export function RungsTable({ notice, whys }: RungsProps) {
  const t = useTexts(paperTexts);
  const ladder = useTexts(ladderTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const today = useSession().today.day;
  const say = useWhyWords(today);
  const rule = policyName(notice.policy, ladder);
  const did = (rung: Rung) =>
    rung.skipped
      ? t('did.skipped')
      : rung.firedAt
        ? t('did.fired', { at: formatMoment(rung.firedAt, lang, today) })
        : t(
            rung.key === 'sign-overdue' && notice.signedAt
              ? 'did.lapsed'
              : isOver(notice.state)
                ? 'did.never'
                : 'did.ahead',
          );
  const told = (rung: Rung, why: Why | undefined) =>
    why?.told.some(({ names, empty }) => empty || names.length > 0)
      ? apart(
          say(why).told.map(({ place, names }) => `${place} ${names}`),
          lang,
        )
      : apart(
          [
            listed(
              rung.to.map((place) => words(`place.${place}`)),
              lang,
            ),
            why && ladder('why.unknown'),
          ],
          lang,
        );
  return (
    <PaperTable
      head="head.ladder"
      note={t('head.ladderNote', { rule })}
      columns={['col.rung', 'col.when', 'col.did', 'col.basis', 'col.told']}
      rows={notice.rungs.map((rung) => {
        const why = whys.get(rung.key);
        return [
          <b key="rung" className="sheet-nowrap">
            {words(`rung.${rung.key}`)}
          </b>,
          <span key="day" className="sheet-nowrap">
            {formatDate(rung.day, lang, today)} {rung.provisional && ladder('ladder.provisional')}
          </span>,
          did(rung),
          why ? apart([say(why).basis, t('counted.days', { days: daysAfter(why, lang) })], lang) : '—',
          told(rung, why),
        ];
      })}
    />
  );
}

/** The working days from the anchor to the rung, one by one. */
const daysAfter = ({ lines, anchorDay, offset, day }: Why, lang: 'zh' | 'en'): string =>
  offset === 0
    ? formatDay(day, lang)
    : listed(
        lines
          .filter((line) => line.day > anchorDay && line.ordinal !== undefined)
          .map((line) => formatDay(line.day, lang)),
        lang,
      );
