import { type Answer, explainRung, type NoticeDetail } from '@duban/contracts';
import { useEffect, useId, useRef } from 'react';
import { Button } from '../../../shared/components/button';
import '../../../shared/components/confirm-act.css';
import { LedgerCalendar } from '../../../shared/components/ledger-calendar';
import { toLedgerDays } from '../../../shared/components/ledger-weeks';
import { Fetched } from '../../../shared/components/states';
import { formatDate, formatDay } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { useFetched } from '../../../shared/query';
import { wordTexts } from '../../../shared/words';
import { ladderTexts } from './ladder-messages';
import { useWhyWords } from './use-why-words';

export type Why = Answer<typeof explainRung>;
type RungKey = NoticeDetail['rungs'][number]['key'];
type WhyProps = { notice: NoticeDetail; rung: RungKey; today: string; onClose: () => void };

/** Why a rung falls on its day: every day it stands on, the rule, and who was told when it fired. */
export function RungWhy({ notice, rung, today, onClose }: WhyProps) {
  const t = useTexts(ladderTexts);
  const words = useTexts(wordTexts);
  const close = useTexts(shared)('close');
  const lang = useLang();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const query = useFetched(
    explainRung,
    { params: { noticeId: notice.id, rung } },
    { shows: [{ type: 'notice', id: notice.id }] },
  );
  const day = notice.rungs.find(({ key }) => key === rung)?.day;
  useEffect(() => dialog.current?.showModal(), []);
  const shown = query.data?.key === rung ? query : { ...query, data: undefined };
  return (
    <dialog ref={dialog} className="confirm why" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>
        {t('why.title', { rung: words(`rung.${rung}`), day: day ? formatDate(day, lang, today) : '' })}
      </h2>
      <Fetched query={shown as typeof query} what={t('why.what', { rung: words(`rung.${rung}`) })} lines={5}>
        {(why) => <WhyBody why={why} today={today} />}
      </Fetched>
      <div className="confirm-acts">
        <Button kind="filled" onClick={() => dialog.current?.close()}>
          {close}
        </Button>
      </div>
    </dialog>
  );
}

function WhyBody({ why, today }: { why: Why; today: string }) {
  const t = useTexts(ladderTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const said = useWhyWords(today)(why);
  const title = t('why.title', { rung: words(`rung.${why.key}`), day: formatDay(why.day, lang) });
  return (
    <>
      <p className="why-what">
        <b>{said.basis}</b>
        <span>{said.moment}</span>
        <span>{said.policy}</span>
      </p>
      <LedgerCalendar days={toLedgerDays(why.lines)} today={today} target={why.day} tableTitle={title} />
      <p className="muted why-sum">{said.sum}</p>
      <div className="why-told">
        <b>{t(why.firedAt ? 'why.told' : 'why.toTell')}</b>
        {said.told.length === 0 && <p>{t('why.none')}</p>}
        <dl>
          {said.told.map(({ place, names }) => (
            <div key={place}>
              <dt>{place}</dt>
              <dd>{names}</dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  );
}
