import { useTexts } from '../i18n/messages';
import { termTexts } from '../term-messages';
import type { LadderPoint } from './ladder-geometry';
import { LadderMark } from './ladder-mark';

type KeyProps = { provisionalYear?: string; skipped?: boolean };

/** What the marks mean; stands in the panel head. */
export function LadderKey({ provisionalYear, skipped }: KeyProps) {
  const t = useTexts(termTexts);
  const mark = (kind: LadderPoint['kind'], state: LadderPoint['state'], provisional = false) => (
    <svg width="18" height="18" aria-hidden="true">
      <LadderMark x={9} y={9} kind={kind} state={state} provisional={provisional} />
    </svg>
  );
  return (
    <span className="full-ladder-key">
      {mark('milestone', 'done')} {t('ladder.fired')}
      {mark('milestone', 'next')} {t('ladder.next')}
      {mark('rung', 'future')} {t('ladder.future')}
      {skipped && (
        <>
          {mark('rung', 'skipped')} {t('ladder.skippedKey')}
        </>
      )}
      {provisionalYear && (
        <>
          {mark('rung', 'future', true)} {t('ladder.provisionalKey', { year: provisionalYear })}
        </>
      )}
    </span>
  );
}
