import { CircleHelp } from 'lucide-react';
import type { Lang } from './i18n/i18n';
import { type Texts, useLang, useTexts } from './i18n/messages';
import { usedByTexts } from './used-by-messages';
import './used-by.css';

type Use = typeof usedByTexts extends { keys?: infer K } ? NonNullable<K> & string : never;

/** One table of all that is asked, field by field. */
export const FIELD_USES = {
  // 月报
  'report.month': ['lights', 'board', 'statistics'],
  'report.funds': ['funds'],
  'report.step': ['findings', 'review'],
  'report.physical': ['lights', 'findings'],
  'report.text': ['review', 'findings'],
  'report.noProgress': ['review'],
  'report.photos': ['evidence'],
  'report.problems': ['coordination', 'leader'],
  'report.nextPlan': ['dispatch'],
  'report.nextText': ['dispatch'],
  'report.ownLight': ['compare'],
  'report.reason': ['trail'],
  // 督办办理
  'notice.act': ['supervisor'],
  'notice.feed-back': ['supervisor', 'leader'],
  'notice.reply': ['closing'],
  // 项目登记
  'project.name': ['register', 'lists'],
  'project.code': ['known'],
  'project.stage': ['lights', 'duty'],
  'project.yearClass': ['lists'],
  'project.industry': ['statistics', 'lists'],
  'project.sector': ['board', 'lists'],
  'project.category': ['lists'],
  'project.nature': ['lists'],
  'project.labels': ['lists'],
  'project.description': ['register'],
  'project.scale': ['register'],
  'project.unitId': ['duty', 'board'],
  'project.ownerId': ['duty'],
  'project.legalName': ['enterprise'],
  'project.creditCode': ['enterprise'],
  'project.regulatorId': ['duty'],
  'project.township': ['place'],
  'project.address': ['place'],
  'project.leaderId': ['leader'],
  'project.leaderName': ['leader'],
  'project.officerName': ['contact'],
  'project.totalFen': ['lights', 'findings', 'board'],
  'project.governmentFunded': ['findings', 'lists'],
  'project.estimateFen': ['findings'],
  'project.budgetFen': ['findings'],
  'project.counting': ['lights'],
  'project.funding': ['statistics'],
  'project.days': ['clocks'],
  'plan.year': ['planned'],
  'plan.amountFen': ['planned', 'lights'],
  'plan.monthly': ['lights'],
  'plan.months': ['lights'],
  'plan.reason': ['trail'],
  'plan.approvedBy': ['trail'],
  'plan.approvedOn': ['trail'],
} as const satisfies Record<string, readonly Use[]>;
export type AskedField = keyof typeof FIELD_USES;

const usesOf = (field: AskedField, t: Texts<Use>, lang: Lang): string =>
  FIELD_USES[field].map((use) => t(use)).join(lang === 'zh' ? '、' : ', ');

/** Says of a field who uses it, as the tip of its label: for a form too long for a line below each. */
export function useUsedBy() {
  const t = useTexts(usedByTexts);
  const lang = useLang();
  return (field: AskedField) => ({
    title: t('line', { uses: usesOf(field, t, lang) }),
    // it is no part of the name of the field
    icon: <CircleHelp size={14} strokeWidth={1.7} aria-hidden="true" data-used-by={field} />,
  });
}

/** A quiet line below what is asked; of several fields each with its name. */
export function UsedBy({ fields }: { fields: readonly (readonly [field: AskedField, name: string])[] }) {
  const t = useTexts(usedByTexts);
  const lang = useLang();
  const [first, ...others] = fields;
  if (!first) return null;
  const told =
    others.length === 0
      ? usesOf(first[0], t, lang)
      : fields
          .map(([field, name]) => t('of', { field: name, uses: usesOf(field, t, lang) }))
          .join(lang === 'zh' ? '；' : '; ');
  return (
    <small className="used-by" data-used-by={fields.map(([field]) => field).join(' ')}>
      {t('line', { uses: told })}
    </small>
  );
}
