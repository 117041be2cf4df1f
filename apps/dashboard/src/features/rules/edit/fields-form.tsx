import type { RuleFinding } from '@duban/domain';
import { useTexts } from '../../../shared/i18n/messages';
import { fieldName, groupsOf } from '../fields-view';
import { rulesTexts } from '../messages';
import { type Field, type FieldsKey, RULE_FIELDS, type Value, valueAt, withValue } from '../rule-fields';
import { findingWord, optionWord, valueWord } from '../rule-words';
import { NumberField } from './number-field';

type FormProps = {
  ruleKey: FieldsKey;
  value: Value;
  findings: readonly RuleFinding[];
  onChange: (value: Value) => void;
};

/** The values of a rule as fields; what is wrong stands under its field. */
export function FieldsForm({ ruleKey, value, findings, onChange }: FormProps) {
  const t = useTexts(rulesTexts);
  // a term may make the ladder in force impossible: that belongs to no field of this form
  const fields = RULE_FIELDS[ruleKey];
  const others = findings.filter(({ path }) => !fields.some((field) => path === field.path));
  return (
    <>
      <div className="rule-groups">
        {groupsOf(fields).map(([group, own]) => (
          <fieldset key={group}>
            <legend>{t(`group.${group}`)}</legend>
            {own.map((field) => (
              <div key={field.path} className="rule-field">
                <FieldInput field={field} value={value} onChange={onChange} />
                {findings
                  .filter(({ path }) => path === field.path)
                  .map((finding) => (
                    <em key={finding.code} role="alert">
                      {findingWord(finding, t)}
                    </em>
                  ))}
              </div>
            ))}
          </fieldset>
        ))}
      </div>
      {others.map((finding, i) => (
        <p key={i} className="rule-wrong" role="alert">
          {t('name.ladder-policy')}：{findingWord(finding, t)}
        </p>
      ))}
    </>
  );
}

function FieldInput({ field, value, onChange }: Pick<FormProps, 'value' | 'onChange'> & { field: Field }) {
  const t = useTexts(rulesTexts);
  const name = fieldName(field, t);
  const set = (path: string, to: unknown) => onChange(withValue(value, path, to));
  if (field.kind === 'many') {
    const some = valueAt(value, field.path) as string[];
    return (
      <div className="rule-many" role="group" aria-label={name}>
        <span>{name}</span>
        {field.options.map((option) => (
          <label key={option}>
            <input
              type="checkbox"
              checked={some.includes(option)}
              onChange={(event) =>
                // in the order of the list, so that the same choice is the same value
                set(
                  field.path,
                  field.options.filter((one) => (one === option ? event.target.checked : some.includes(one))),
                )
              }
            />{' '}
            {optionWord(field.path, option)}
          </label>
        ))}
        <small>{t(`help.${field.path as 'autoIssue'}`)}</small>
      </div>
    );
  }
  if (field.kind === 'one')
    return (
      <label className="rule-line">
        <span>{name}</span>
        <select
          className="input"
          value={String(valueAt(value, field.path))}
          onChange={(event) => set(field.path, event.target.value)}
        >
          {field.options.map((option) => (
            <option key={option} value={option}>
              {valueWord(field.path, option, t)}
            </option>
          ))}
        </select>
      </label>
    );
  if (field.kind === 'limit') {
    const unit = valueAt(value, `${field.path}.unit`) as 'hours';
    return (
      <div className="rule-line">
        <span>{name}</span>
        <NumberField
          label={t('limit.amount', { name })}
          value={valueAt(value, `${field.path}.amount`)}
          min={1}
          max={400}
          onChange={(amount) => set(`${field.path}.amount`, amount)}
        />
        <select
          className="input"
          aria-label={t('limit.unit', { name })}
          value={unit}
          onChange={(event) => set(`${field.path}.unit`, event.target.value)}
        >
          {(['working-days', 'calendar-days', 'hours'] as const).map((one) => (
            <option key={one} value={one}>
              {t(`limit.${one}`)}
            </option>
          ))}
        </select>
      </div>
    );
  }
  return (
    <label className="rule-line">
      <span>{name}</span>
      <NumberField
        label={name}
        value={valueAt(value, field.path)}
        min={field.min}
        max={field.max}
        onChange={(to) => set(field.path, to)}
      />
      <i>{t(`unit.name.${field.kind}`)}</i>
    </label>
  );
}
