import type { ImportView } from '@duban/contracts';
import { useTexts } from '../../../shared/i18n/messages';
import { importTexts } from './import-messages';

const STEPS = ['file', 'columns', 'try', 'run', 'result'] as const;
const AT: Record<ImportView['state'], number> = {
  draft: 1,
  trying: 2,
  tried: 3,
  failed: 1,
  importing: 3,
  done: 4,
  undoing: 4,
  undone: 4,
};

/** 文件 → 对列 → 试运行 → 导入 → 结果: where this one is. */
export function Steps({ view }: { view: ImportView }) {
  const t = useTexts(importTexts);
  const at = AT[view.state];
  return (
    <ol className="import-steps" aria-label={t('steps')}>
      {STEPS.map((step, i) => (
        <li
          key={step}
          className={i < at ? 'is-past' : undefined}
          aria-current={i === at ? 'step' : undefined}
        >
          <b>{i + 1}</b> {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
