import { useTexts } from '../../../shared/i18n/messages';
import type { FieldName } from './fields';
import { idOf } from './focus-field';
import { formTexts } from './form-messages';
import type { ReportState } from './use-report-form';

const KNOWN = [
  'unreadable',
  'required',
  'negative',
  'later-negative',
  'not-started',
  'physical-range',
  'physical-fell',
  'text-too-short',
  'same-text',
  'problem-incomplete',
  'zero-growth',
  'over-total',
  'month-over-30-percent',
  'photo-required',
  'gone',
  'not-a-photo',
] as const;
type Known = (typeof KNOWN)[number];
const isKnown = (code: string): code is Known => (KNOWN as readonly string[]).includes(code);

/** What is wrong and what is allowed, under its field. */
export function FieldNote({ name, report }: { name: FieldName; report: ReportState }) {
  const t = useTexts(formTexts);
  const wrong = report.wrongOf(name);
  if (!wrong) return null;
  const { code, tone } = wrong;
  const key = name === 'physical' && code === 'unreadable' ? 'percent' : isKnown(code) ? code : 'refused';
  return (
    <small id={`${idOf(name)}-note`} className={`report-note report-note-${tone}`}>
      {t(`wrong.${key}`)}
    </small>
  );
}

/** What a control must carry so that its note is read with it. */
export function noted(name: FieldName, report: ReportState) {
  const wrong = report.wrongOf(name);
  return {
    id: idOf(name),
    'aria-invalid': wrong?.tone === 'error' ? true : undefined,
    'aria-describedby': wrong ? `${idOf(name)}-note` : undefined,
    onBlur: () => report.touch(name),
  };
}
