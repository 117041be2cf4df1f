import { getEngine } from '@duban/contracts';
import { NotFound } from '../../shared/components/not-found';
import { Fetched } from '../../shared/components/states';
import { useTexts } from '../../shared/i18n/messages';
import { PageHead } from '../../shared/page-head';
import { useFetched } from '../../shared/query';
import { useCan } from '../../shared/session';
import { FailedPanel } from './failed-panel';
import { ForecastPanel } from './forecast-panel';
import { engineTexts } from './messages';
import { StatePanel } from './state-panel';
import { TasksPanel } from './tasks-panel';
import './engine.css';

/** It sweeps without any event: the page asks again by itself. */
const EVERY = 5_000;

/** Who watches the watchman: whether it looks, what it will do, and what it could not do. */
export function EnginePage() {
  const t = useTexts(engineTexts);
  const mayRead = useCan('engine:read');
  const query = useFetched(
    getEngine,
    {},
    { shows: [{ type: 'engine' }, { type: 'clock' }], enabled: mayRead, every: EVERY },
  );
  if (!mayRead) return <NotFound />;
  return (
    <div className="page engine">
      <PageHead title={t('title')} scope={t('scope')} />
      <Fetched query={query} what={t('title')} lines={6}>
        {({ state, forecast, tasks }) => (
          <>
            <StatePanel state={state} />
            <div className="engine-pair">
              <ForecastPanel forecast={forecast} />
              <TasksPanel tasks={tasks} />
            </div>
            <FailedPanel />
          </>
        )}
      </Fetched>
    </div>
  );
}
