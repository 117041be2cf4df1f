import type { LadderPolicyValue } from '@duban/contracts';
import { DEFAULT_POLICY, RUNG_RECIPIENTS, type RuleFinding } from '@duban/domain';
import { Trash2 } from 'lucide-react';
import { Fragment } from 'react';
import { Button } from '../../../shared/components/button';
import { useTexts } from '../../../shared/i18n/messages';
import { rulesTexts } from '../messages';
import { effectWord, findingWord, placeWord, rungWord } from '../rule-words';
import { NumberField } from './number-field';
import '../../../shared/design/table.css';

type Rung = LadderPolicyValue['rungs'][number];
type LadderFormProps = {
  rungs: readonly Rung[];
  findings: readonly RuleFinding[];
  onChange: (rungs: Rung[]) => void;
};

const ANCHORS = ['sign-due', 'warning', 'due'] as const;
const EFFECTS = ['remind-unit', 'copy-supervisor', 'propose-yellow', 'propose-red', 'to-leader'] as const;
/** The rungs there can be, in the order in which they follow each other. */
const RUNGS: Rung[] = DEFAULT_POLICY.rungs.map((rung) => ({ ...rung, to: [...rung.to] }));
const placeOf = (key: Rung['key']) => RUNGS.findIndex((rung) => rung.key === key);

/** The ladder as a table to write in; what is wrong stands under its rung. */
export function LadderForm({ rungs, findings, onChange }: LadderFormProps) {
  const t = useTexts(rulesTexts);
  const missing = RUNGS.filter(({ key }) => !rungs.some((rung) => rung.key === key));
  const set = (key: string, over: Partial<Rung>) =>
    onChange(rungs.map((rung) => (rung.key === key ? { ...rung, ...over } : rung)));
  const add = (key: string) => {
    const added = RUNGS.find((rung) => rung.key === key);
    if (added) onChange([...rungs, added].sort((a, b) => placeOf(a.key) - placeOf(b.key)));
  };
  return (
    <>
      <div className="ladder-scroll">
        <table className="table ladder-table ladder-form">
          <thead>
            <tr>
              {(['key', 'anchor', 'offset', 'effects', 'to'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`rung.${key}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rungs.map((rung, i) => (
              <Fragment key={rung.key}>
                <tr>
                  <th scope="row">
                    {i + 1} {rungWord(rung.key)}
                  </th>
                  <td>
                    <select
                      className="input"
                      aria-label={t('rung.of', { rung: rungWord(rung.key), what: t('rung.anchor') })}
                      value={rung.anchor}
                      onChange={(event) => set(rung.key, { anchor: event.target.value as Rung['anchor'] })}
                    >
                      {ANCHORS.map((anchor) => (
                        <option key={anchor} value={anchor}>
                          {t(`anchor.${anchor}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>
                    <span className="rule-line">
                      <NumberField
                        label={t('rung.of', { rung: rungWord(rung.key), what: t('rung.offset') })}
                        value={rung.offset}
                        min={-30}
                        max={120}
                        onChange={(offset) => set(rung.key, { offset })}
                      />
                      <i>{t('unit.name.days')}</i>
                    </span>
                  </td>
                  <td>
                    <Some
                      label={t('rung.of', { rung: rungWord(rung.key), what: t('rung.effects') })}
                      options={EFFECTS}
                      some={rung.effects}
                      say={effectWord}
                      onChange={(effects) => set(rung.key, { effects })}
                    />
                  </td>
                  <td>
                    <Some
                      label={t('rung.of', { rung: rungWord(rung.key), what: t('rung.to') })}
                      options={RUNG_RECIPIENTS}
                      some={rung.to}
                      say={placeWord}
                      onChange={(to) => set(rung.key, { to })}
                    />
                  </td>
                  <td>
                    <Button
                      kind="quiet"
                      aria-label={t('rung.remove', { rung: rungWord(rung.key) })}
                      title={t('rung.remove', { rung: rungWord(rung.key) })}
                      onClick={() => onChange(rungs.filter((other) => other !== rung))}
                    >
                      <Trash2 size={16} strokeWidth={1.7} aria-hidden="true" />
                    </Button>
                  </td>
                </tr>
                <Wrong findings={findings} path={`rungs.${rung.key}`} />
              </Fragment>
            ))}
            <Wrong findings={findings} path="rungs" />
          </tbody>
        </table>
      </div>
      {missing.length > 0 && (
        <label className="ladder-add">
          {t('rung.add')}{' '}
          <select className="input" value="" onChange={(event) => add(event.target.value)}>
            <option value="" disabled>
              {t('rung.addChoose')}
            </option>
            {missing.map(({ key }) => (
              <option key={key} value={key}>
                {rungWord(key)}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

function Wrong({ findings, path }: { findings: readonly RuleFinding[]; path: string }) {
  const t = useTexts(rulesTexts);
  return findings
    .filter((finding) => finding.path === path)
    .map((finding) => (
      <tr key={finding.code} className="ladder-wrong">
        <td colSpan={6}>
          <em role="alert">{findingWord(finding, t)}</em>
        </td>
      </tr>
    ));
}

type SomeProps<O extends string> = {
  label: string;
  options: readonly O[];
  some: readonly O[];
  say: (option: O) => string;
  onChange: (some: O[]) => void;
};

function Some<O extends string>({ label, options, some, say, onChange }: SomeProps<O>) {
  return (
    <div className="rule-some" role="group" aria-label={label}>
      {options.map((option) => (
        <label key={option}>
          <input
            type="checkbox"
            checked={some.includes(option)}
            onChange={(event) =>
              onChange(options.filter((one) => (one === option ? event.target.checked : some.includes(one))))
            }
          />{' '}
          {say(option)}
        </label>
      ))}
    </div>
  );
}
