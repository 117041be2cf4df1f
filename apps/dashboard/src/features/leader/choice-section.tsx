import type { DecisionLine } from '@duban/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../shared/components/button';
import { ConfirmAct } from '../../shared/components/confirm-act';
import { toast } from '../../shared/components/toast';
import { formatDay } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { useSession } from '../../shared/session';
import { leaderTexts } from './messages';
import { useDecide } from './use-decide';

type Choice = DecisionLine['choices'][number];
/** `place`: the paper. */
type Props = { item: DecisionLine; choice: Choice; first: boolean; place: string };

/** One way to decide: what it sets in motion, and the act itself where it needs nothing but a reason. */
export function ChoiceSection({ item, choice, first, place }: Props) {
  const t = useTexts(leaderTexts);
  const [asking, setAsking] = useState(false);
  const decide = useDecide(item);
  const { key, inPlace } = choice;
  const color = item.color ? t(`color.${item.color}`) : '';
  const act = item.kind === 'card-issue' && key === 'issue' ? t('act.issue', { color }) : t(`choice.${key}`);
  return (
    <section>
      <h3>{t(`choice.${key}`)}</h3>
      <Following choice={choice} />
      {inPlace ? (
        <Button kind={first ? 'filled' : 'line'} className="decision-button" onClick={() => setAsking(true)}>
          {act}…
        </Button>
      ) : (
        // one of the choices is made here: the others say where they are
        item.choices.some((other) => other.inPlace) && (
          <Link className="button decision-button" to={place}>
            {t('onPaper', { act })}
          </Link>
        )
      )}
      {asking && (
        <ConfirmAct
          title={t('ask', { act, title: item.title, unit: item.unit.shortName })}
          act={act}
          follows={<Following choice={choice} />}
          reason={{ label: t('reason'), max: 500 }}
          failure={({ status }) => (status === 422 ? t('refused') : null)}
          onConfirm={async (text) => {
            await decide(key, text);
            toast(t('done', { act, title: item.title }));
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

function Following({ choice: { steps } }: { choice: Choice }) {
  const t = useTexts(leaderTexts);
  const lang = useLang();
  const { today } = useSession();
  return (
    <ul>
      {steps.map(({ what, day, points }) => (
        <li key={what}>
          {t(`what.${what}`, { points: points ?? 0 })}
          {day && <time dateTime={day}>{formatDay(day, lang, today.day)}</time>}
        </li>
      ))}
    </ul>
  );
}
