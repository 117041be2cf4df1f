import { Fragment } from 'react';
import { useTexts } from '../../shared/i18n/messages';
import { rulesTexts } from './messages';
import { type Field, type FieldsKey, type Group, RULE_FIELDS, type Value, valueAt } from './rule-fields';
import { pathWord, type T, valueWord } from './rule-words';

type Limit = { unit: 'hours' | 'working-days' | 'calendar-days'; amount: number };
const LIMITS = {
  hours: 'unit.hours',
  'working-days': 'unit.days',
  'calendar-days': 'unit.calendar',
} as const;

/** Within a group that names them, the severities stand alone. */
export const fieldName = (field: Field, t: T) => {
  const name = pathWord(field.path, t);
  return field.group === 'answer' ? (name.split(' · ')[1] ?? name) : name;
};

export const groupsOf = (fields: readonly Field[]): [Group, Field[]][] =>
  [...new Set(fields.map(({ group }) => group))].map((group) => [
    group,
    fields.filter((field) => field.group === group),
  ]);

function shown(field: Field, value: unknown, t: T): string {
  if (field.kind === 'many') return valueWord(field.path, (value as string[]).join(' '), t);
  if (field.kind === 'one') return valueWord(field.path, String(value), t);
  if (field.kind === 'limit') {
    const { unit, amount } = value as Limit;
    return t(LIMITS[unit], { count: amount });
  }
  return t(`unit.${field.kind}`, { count: Number(value) });
}

/** A rule as it stands, value by value. */
export function FieldsView({ ruleKey, value }: { ruleKey: FieldsKey; value: Value }) {
  const t = useTexts(rulesTexts);
  return (
    <div className="rule-groups">
      {groupsOf(RULE_FIELDS[ruleKey]).map(([group, fields]) => (
        <section key={group}>
          <h3>{t(`group.${group}`)}</h3>
          <dl>
            {fields.map((field) => (
              <Fragment key={field.path}>
                <dt>{fieldName(field, t)}</dt>
                <dd>{shown(field, valueAt(value, field.path), t)}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
