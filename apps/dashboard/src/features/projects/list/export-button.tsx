import type { ProjectLine } from '@duban/contracts';
import { Button } from '../../../shared/components/button';
import { useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { wordTexts } from '../../../shared/words';
import { projectsTexts } from '../messages';
import { download, toCsv, wanCell } from './csv';

const tenths = (value: number | null): string => (value === null ? '' : (value / 10).toFixed(1));

/** The rows on the screen as a table of one's own. */
export function ExportButton({ projects }: { projects: readonly ProjectLine[] }) {
  const t = useTexts(projectsTexts);
  const words = useTexts(wordTexts);
  const { today } = useSession();
  const inWan = (name: string) => t('wanHead', { name });
  const columns = [
    { head: t('csv.code'), of: (p: ProjectLine) => p.code ?? '' },
    { head: t('col.name'), of: (p: ProjectLine) => p.name },
    { head: t('csv.light'), of: (p: ProjectLine) => t(`light.${p.light.color}`) },
    { head: t('col.unit'), of: (p: ProjectLine) => p.unit.name },
    { head: t('col.township'), of: (p: ProjectLine) => p.township.name },
    { head: t('col.sector'), of: (p: ProjectLine) => words(`sector.${p.sector}`) },
    { head: inWan(t('col.total')), of: (p: ProjectLine) => wanCell(p.totalFen) },
    { head: inWan(t('col.plan')), of: (p: ProjectLine) => wanCell(p.planFen) },
    { head: inWan(t('col.done')), of: (p: ProjectLine) => wanCell(p.done.fen) },
    { head: t('csv.rate'), of: (p: ProjectLine) => tenths(p.rateTenths) },
    { head: t('csv.pp'), of: (p: ProjectLine) => tenths(p.pointsTenths) },
    { head: t('csv.last'), of: (p: ProjectLine) => p.lastPeriod ?? '' },
  ];
  return (
    <Button kind="quiet" onClick={() => download(`${t('csv')}-${today.day}.csv`, toCsv(columns, projects))}>
      {t('export')}
    </Button>
  );
}
