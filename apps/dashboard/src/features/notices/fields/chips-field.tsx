import { X } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { Button } from '../../../shared/components/button';
import { useTexts } from '../../../shared/i18n/messages';
import { fieldTexts } from './field-messages';
import './chips-field.css';

/** Words that go into the paper, so in Chinese whatever the language of the page. */
const USUAL = ['现场照片', '进度计划', '会议纪要', '批复文件', '整改台账'];
const MOST = 12;

type EvidenceProps = { value: readonly string[]; onChange: (value: string[]) => void };

/** 证明材料: the usual kinds by one press, others in words. */
export function EvidenceField({ value, onChange }: EvidenceProps) {
  const t = useTexts(fieldTexts);
  const id = useId();
  const [other, setOther] = useState('');
  const full = value.length >= MOST;
  const add = () => {
    const kind = other.trim();
    if (kind && !full && !value.includes(kind)) onChange([...value, kind]);
    setOther('');
  };
  const typed = (event: KeyboardEvent) => {
    // Enter adds the word, it does not send the form
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return (
    <fieldset className="chips-field">
      <legend>{t('field.evidence')}</legend>
      <div className="chips-row" lang="zh-CN">
        {[...new Set([...USUAL, ...value])].map((kind) => {
          const isOn = value.includes(kind);
          return (
            <button
              key={kind}
              type="button"
              className="chip-toggle"
              aria-pressed={isOn}
              disabled={!isOn && full}
              onClick={() => onChange(isOn ? value.filter((other) => other !== kind) : [...value, kind])}
            >
              {kind}
            </button>
          );
        })}
      </div>
      <div className="chips-row">
        <label htmlFor={id} className="sr-only">
          {t('field.evidenceAdd')}
        </label>
        <input
          id={id}
          className="input"
          value={other}
          maxLength={60}
          placeholder={t('field.evidenceAdd')}
          onChange={(event) => setOther(event.target.value)}
          onKeyDown={typed}
        />
        <Button disabled={!other.trim() || full} onClick={add}>
          {t('field.add')}
        </Button>
      </div>
    </fieldset>
  );
}

type Unit = { id: string; shortName: string; name: string };
type CoUnitsProps = {
  units: readonly Unit[];
  /** The lead unit, which does not help itself. */
  lead: string | null;
  value: readonly string[];
  onChange: (value: string[]) => void;
};

/** 协办单位: chosen from the list, taken away by their cross. */
export function CoUnitsField({ units, lead, value, onChange }: CoUnitsProps) {
  const t = useTexts(fieldTexts);
  const chosen = value.flatMap((id) => units.find((unit) => unit.id === id) ?? []);
  const free = units.filter((unit) => unit.id !== lead && !value.includes(unit.id));
  return (
    <fieldset className="chips-field">
      <legend>{t('field.coUnits')}</legend>
      <div className="chips-row">
        {chosen.map((unit) => (
          <span key={unit.id} className="chip-chosen">
            {unit.shortName}
            <button
              type="button"
              aria-label={t('field.remove', { what: unit.shortName })}
              onClick={() => onChange(value.filter((id) => id !== unit.id))}
            >
              <X size={14} aria-hidden="true" />
            </button>
          </span>
        ))}
        <select
          className="input"
          value=""
          aria-label={t('field.coUnits')}
          disabled={value.length >= 10}
          onChange={(event) => event.target.value && onChange([...value, event.target.value])}
        >
          <option value="">{t('field.coUnitAdd')}</option>
          {free.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.name}
            </option>
          ))}
        </select>
      </div>
    </fieldset>
  );
}
