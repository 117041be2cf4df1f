import type { Light as LightData } from '@duban/contracts';
import { formatMonth } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { isLagging, lightSentence, ruleWords } from '../light-words';
import { shared } from '../messages';
import { Light } from './light';
import { Popover } from './popover';
import './light-why.css';

type LightWhyProps = {
  light: LightData;
  size?: number | 's' | 'm' | 'l';
  word?: boolean;
  /** The months before, oldest first. */
  history?: readonly { period: string; light: LightData }[];
};

/** A light that says why: click it and read the sentence, the numbers, the rule and its version. */
export function LightWhy({ light, size, word, history = [] }: LightWhyProps) {
  const t = useTexts(shared);
  const lang = useLang();
  const sentence = lightSentence(light);
  const name = t(`light.${light.color}`);
  return (
    <Popover
      triggerClass="light-why"
      label={t('reason.withReason', { light: name, reason: sentence })}
      trigger={
        <Light colour={light.color} size={size} word={word} lagging={isLagging(light)} decorative={!word} />
      }
    >
      {() => (
        <div className="light-why-sheet">
          <b>{t('light.why', { light: name })}</b>
          <p>{sentence}</p>
          {light.reason && (
            <p className="faint">
              {ruleWords(light.reason.rule)} · {light.reason.rule}
              {light.period && ` · ${t('asOf', { date: light.period })}`}
            </p>
          )}
          {history.length > 0 && (
            <>
              <p className="faint">{t('light.history')}</p>
              <ol>
                {history.map((past) => (
                  <li key={past.period}>
                    <Light colour={past.light.color} reason={lightSentence(past.light)} />
                    <span>{formatMonth(past.period, lang)}</span>
                  </li>
                ))}
              </ol>
            </>
          )}
        </div>
      )}
    </Popover>
  );
}
