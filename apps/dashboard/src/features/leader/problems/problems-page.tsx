import { listWaitingProblems, type Answer } from '@duban/contracts';
import { COORDINATION_LEVELS, type CoordinationLevel } from '@duban/domain';
import { Link, useSearchParams } from 'react-router';
import { NotFound } from '../../../shared/components/not-found';
import { Panel } from '../../../shared/components/panel';
import { Segments } from '../../../shared/components/segments';
import { Empty, Fetched } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { useCan } from '../../../shared/session';
import { LeaderTabs } from '../leader-tabs';
import { problemTexts } from './problem-messages';
import { ProblemRow } from './problem-row';
import '../leader.css';
import './problems.css';

type Problems = Answer<typeof listWaitingProblems>;
type Sums = Problems['levels'][number];

/** 待协调问题: by the level that has them, the nearest to go up first. One level alone is in the address. */
export function ProblemsPage() {
  const t = useTexts(problemTexts);
  const [params] = useSearchParams();
  const mayRead = useCan('board:read');
  const asked = COORDINATION_LEVELS.find((level) => String(level) === params.get('level'));
  const query = useFetched(
    listWaitingProblems,
    { query: asked ? { level: asked } : {} },
    { shows: [{ type: 'report' }, { type: 'notice' }, { type: 'clock' }], enabled: mayRead },
  );
  if (!mayRead) return <NotFound />;
  return (
    <div className="page leader">
      <PageHead title={t('title')} ownTitle />
      <LeaderTabs />
      <Fetched query={query} what={t('title')} lines={8}>
        {(problems) => <Levels problems={problems} asked={asked ?? null} />}
      </Fetched>
    </div>
  );
}

function Levels({ problems, asked }: { problems: Problems; asked: CoordinationLevel | null }) {
  const t = useTexts(problemTexts);
  const { levels, items } = problems;
  const total = levels.reduce((sum, { count }) => sum + count, 0);
  // what the county leaders have comes first
  const shown = [...levels]
    .reverse()
    .filter(({ level, count }) => count > 0 && (asked === null || asked === level));
  return (
    <>
      <header className="leader-head">
        <h1>{total === 0 ? t('empty') : t('heading', { count: total })}</h1>
        <p>{t('lead')}</p>
      </header>
      <div className="leader-tabs">
        <Segments
          label={t('levels')}
          current={String(asked ?? 'all')}
          items={[
            { key: 'all', label: t('all'), count: total, to: '/leader/problems' },
            ...levels.map(({ level, count }) => ({
              key: String(level),
              label: t(`short.${level}`),
              count,
              to: `/leader/problems?level=${level}`,
            })),
          ]}
        />
      </div>
      {shown.length === 0 && (
        <section className="panel">
          <Empty title={total === 0 ? t('empty') : t('emptyLevel')}>{total === 0 && t('emptyText')}</Empty>
        </section>
      )}
      {shown.map((sums) => (
        <LevelPanel key={sums.level} sums={sums} items={items.filter(({ level }) => level === sums.level)} />
      ))}
    </>
  );
}

function LevelPanel({ sums, items }: { sums: Sums; items: Problems['items'] }) {
  const t = useTexts(problemTexts);
  const { level, count, told, notices, overdue, longest } = sums;
  const finding = [
    notices > 0 && t('sum.notices', { count: notices }),
    told > 0 && t('sum.told', { count: told }),
    overdue > 0 && t('sum.overdue', { count: overdue }),
    t('sum.longest', { count: longest }),
  ].filter(Boolean);
  return (
    <Panel className="problem-level" title={t(`level.${level}`)} finding={finding.join(' · ')} flush>
      <ul className="problem-list">
        {items.map((problem, i) => (
          <ProblemRow key={`${problem.notice?.id ?? problem.project?.id}-${i}`} problem={problem} />
        ))}
      </ul>
      {count > items.length && (
        <Link className="problem-more" to={`/leader/problems?level=${level}`}>
          {t('more', { count })}
        </Link>
      )}
    </Panel>
  );
}
