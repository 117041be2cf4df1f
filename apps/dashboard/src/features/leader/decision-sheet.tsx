import type { DecisionLine } from '@duban/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { DeadlineChip, RemainingChip } from '../../shared/components/deadline-chip';
import { atShanghai, formatDay } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { useSession } from '../../shared/session';
import { ChoiceSection } from './choice-section';
import { MatterLink } from './matter-link';
import { leaderTexts } from './messages';

/** Where it is decided: there stand the whole matter and the act with its confirmation. */
function placeOf({ subject, project }: DecisionLine): string {
  if (subject.type === 'card') return `/cards/${subject.id}`;
  if (subject.type === 'complaint') return `/complaints/${subject.id}`;
  return subject.type === 'notice' ? `/notices/${subject.id}` : `/projects/${project?.id ?? ''}`;
}

/** One decision: what is asked, how long it waits, and the choices side by side. The first is open from the start. */
export function DecisionSheet({ item, place }: { item: DecisionLine; place: number }) {
  const t = useTexts(leaderTexts);
  const lang = useLang();
  const { today } = useSession();
  const [open, setOpen] = useState(place === 1);
  const { kind, color, title, number, unit, text, since, waiting, choices } = item;
  const inPlace = choices.some((choice) => choice.inPlace);
  const day = (of: string) => formatDay(of, lang, today.day);
  return (
    <li className="panel decision" data-kind={kind}>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="decision-place" aria-hidden="true">
            {place}
          </span>
          <span className="decision-what">
            <small>
              {t(`kind.${kind}`, { color: color ? t(`color.${color}`) : '' })}
              {number && ` · ${number}`} · {unit.shortName}
            </small>
            <b>{title}</b>
          </span>
          <span className="decision-time">
            <DeadlineChip state="waiting" days={waiting} />
            {item.remaining ? (
              <RemainingChip remaining={item.remaining} day={item.untilDay} today={today.day} />
            ) : (
              since && <small>{t('since', { day: day(atShanghai(since).date) })}</small>
            )}
          </span>
        </summary>
        <p className="decision-matter">
          <MatterLink {...item} />
          {text && <q>{text}</q>}
        </p>
        <div className="decision-choices">
          {choices.map((choice, i) => (
            <ChoiceSection
              key={choice.key}
              item={item}
              choice={choice}
              first={i === 0}
              place={placeOf(item)}
            />
          ))}
        </div>
        <p className="decision-act">
          <Link className={inPlace ? 'button button-quiet' : 'button button-filled'} to={placeOf(item)}>
            {t(kind === 'escalated' ? 'read' : inPlace ? 'whole' : 'decide')}
          </Link>
        </p>
      </details>
    </li>
  );
}
