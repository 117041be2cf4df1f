import type { MonthChanges } from '@duban/contracts';
import type { ReactNode } from 'react';
import { Light } from '../../../shared/components/light';
import { formatMonth, wanText, yiText } from '../../../shared/format';
import type { Lang } from '../../../shared/i18n/i18n';
import { type Texts, textOf } from '../../../shared/i18n/messages';
import { projectWords } from '../../../shared/project-words';
import type { monthTexts } from './month-messages';
import type { Section } from './to-sections';

/** One change: where it leads, whose it is, what moved and why. */
export type ChangeRow = {
  key: string;
  to: string;
  name: string;
  unit: string;
  day: string;
  what?: ReactNode;
  why?: string;
};

type Key = typeof monthTexts extends { keys?: infer K } ? NonNullable<K> & string : never;
type Words = { t: Texts<Key>; lang: Lang };
type Owned = { unit: { shortName: string }; day: string };
const whose = ({ unit, day }: Owned) => ({ unit: unit.shortName, day });
const project = (item: Owned & { projectId: string; name: string }, i: number) => ({
  key: `${item.projectId}-${i}`,
  to: `/projects/${item.projectId}`,
  name: item.name,
  ...whose(item),
});

/** The changes of one part as rows: the page and the paper show the same. */
export function rowsOf(changes: MonthChanges, section: Section, { t, lang }: Words): ChangeRow[] {
  const money = (fen: string | null) => (fen === null ? t('noFigure') : wanText(fen, lang));
  switch (section) {
    case 'worse':
    case 'better':
    case 'other':
      return changes[section].items.map((item, i) => ({
        ...project(item, i),
        what: (
          <>
            <Light colour={item.from} word /> → <Light colour={item.to} word />
          </>
        ),
      }));
    case 'entered':
    case 'ontoLine':
      return changes[section].items.map((item, i) => ({
        ...project(item, i),
        what: t('total', { amount: yiText(item.totalFen, lang) }),
      }));
    case 'left':
      return changes.left.items.map((item, i) => ({
        ...project(item, i),
        what: textOf(projectWords)(`left.${item.what}`),
        why: item.reason,
      }));
    case 'offLine':
      return changes.offLine.items.map((item, i) => ({
        ...project(item, i),
        what: textOf(projectWords)(`stage.${item.stage}`),
      }));
    case 'replans':
      return changes.replans.items.map((item, i) => ({
        ...project(item, i),
        what: t('replan', { year: item.year, from: money(item.fromFen), to: money(item.toFen) }),
        why: item.reason,
      }));
    case 'corrections':
      return changes.corrections.items.map((item, i) => ({
        ...project(item, i),
        to: `/reports/${item.projectId}/${item.period}`,
        what: t('correction', {
          month: formatMonth(item.period, lang),
          from: money(item.publishedFen),
          to: money(item.monthFen),
        }),
        why: item.reason,
      }));
    case 'issued':
    case 'closed':
    case 'escalated':
      return changes[section].items.map((item) => ({
        key: item.id,
        to: `/notices/${item.id}`,
        name: item.title,
        ...whose(item),
        ...(item.number ? { what: item.number } : {}),
      }));
    case 'cardsIssued':
    case 'cardsOver':
      return changes[section].items.map((item) => ({
        key: item.id,
        to: `/cards/${item.id}`,
        name: item.title,
        ...whose(item),
        what: [
          item.number,
          section === 'cardsOver' && t(item.state === 'revoked' ? 'cardState.revoked' : 'cardState.lifted'),
        ]
          .filter(Boolean)
          .join(' · '),
      }));
  }
}
