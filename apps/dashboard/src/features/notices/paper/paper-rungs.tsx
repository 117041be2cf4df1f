import type { NoticeDetail } from '@duban/contracts';
import { formatDate, formatDay, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { wordTexts } from '../../../shared/words';
import { ladderTexts } from '../detail/ladder-messages';
import { versionOf } from '../detail/policy-version';
import { type Why } from '../detail/rung-why';
import { useWhyWords } from '../detail/use-why-words';
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
  const rule = ladder('ladder.ruleName', { version: versionOf(notice.policy) });
  const did = (rung: Rung) =>
    rung.skipped
      ? t('did.skipped')
      : rung.firedAt
        ? t('did.fired', { at: formatMoment(rung.firedAt, lang, today) })
        : t(rung.key === 'sign-overdue' && notice.signedAt ? 'did.lapsed' : 'did.ahead');
  const told = (rung: Rung, why: Why | undefined) =>
    why
      ? say(why)
          .told.map(({ place, names }) => `${place} ${names}`)
          .join('；')
      : rung.to.map((place) => words(`place.${place}`)).join('、');
  return (
    <PaperTable
      head="head.ladder"
      note={t('head.ladderNote', { rule })}
      columns={['col.rung', 'col.when', 'col.did', 'col.basis', 'col.told']}
      rows={notice.rungs.map((rung) => {
        const why = whys.get(rung.key);
        return [
          <b key="rung">{words(`rung.${rung.key}`)}</b>,
          `${formatDate(rung.day, lang, today)}${rung.provisional ? ` ${ladder('ladder.provisional')}` : ''}`,
          did(rung),
          why ? [say(why).basis, t('counted.days', { days: daysAfter(why, lang) })].join('；') : '—',
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
    : lines
        .filter((line) => line.day > anchorDay && line.ordinal !== undefined)
        .map((line) => formatDay(line.day, lang))
        .join('、');
