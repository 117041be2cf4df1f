import { type Answer, chaseReports, type LineRow } from '@duban/contracts';
import { useState } from 'react';
import { Button } from '../../../shared/components/button';
import { ConfirmAct } from '../../../shared/components/confirm-act';
import { useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { lineTexts } from './line-messages';

type ChaseBarProps = {
  period: string;
  missing: readonly LineRow[];
  picked: ReadonlySet<string>;
  onDone: () => void;
};

/** 催报: all that are missing, or those picked, with one act. */
export function ChaseBar({ period, missing, picked, onDone }: ChaseBarProps) {
  const t = useTexts(lineTexts);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<Answer<typeof chaseReports> | null>(null);
  const act = useAct(chaseReports, { changes: [{ type: 'report' }] });
  const chosen = missing.filter(({ projectId }) => picked.has(projectId));
  const those = chosen.length > 0 ? chosen : missing;
  const count = those.length;
  return (
    <span className="line-chase">
      {done && (
        <span role="status">
          {t('chased', { count: done.chased, people: done.people })}
          {done.already > 0 && t('chasedAlready', { count: done.already })}
          {done.filed > 0 && t('chasedFiled', { count: done.filed })}
          {done.chased > 0 && done.people === 0 && ` ${t('nobody')}`}
        </span>
      )}
      <Button kind={chosen.length > 0 ? 'filled' : undefined} onClick={() => setAsking(true)}>
        {t(chosen.length > 0 ? 'chaseSome' : 'chaseAll', { count })}
      </Button>
      {asking && (
        <ConfirmAct
          title={t('chaseTitle', { count })}
          act={t('chase')}
          follows={t('chaseFollows')}
          onConfirm={async () => {
            setDone(
              await act.mutateAsync({
                body: { period, projectIds: those.map(({ projectId }) => projectId) },
              }),
            );
            onDone();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </span>
  );
}
