import type { Lang } from '../../shared/i18n/i18n';

type Part = string | false | null | undefined;
const present = (parts: readonly Part[]) => parts.filter((part): part is string => !!part);

/** Names side by side: 住建局、经开区 or "A, B". */
export const listed = (parts: readonly Part[], lang: Lang): string =>
  present(parts).join(lang === 'zh' ? '、' : ', ');
/** Short clauses of one sentence; what is missing is left out. */
export const clauses = (parts: readonly Part[], lang: Lang): string =>
  present(parts).join(lang === 'zh' ? '，' : ', ');
/** Things that stand for themselves, one after the other. */
export const apart = (parts: readonly Part[], lang: Lang): string =>
  present(parts).join(lang === 'zh' ? '；' : '; ');
