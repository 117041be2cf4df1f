import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from '../api';
import { errorSentence } from '../error-messages';
import { useTexts } from '../i18n/messages';
import { shared } from '../messages';
import { Button } from './button';
import { Light } from './light';
import { NotFound } from './not-found';
import './states.css';

/** What is empty, and why that is good or what to do. No drawing. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="state">
    <b>{title}</b>
    {children && <div>{children}</div>}
  </div>
);

/** Chinese sets a number off from the character before it. */
const spaced = (what: string) => what.replace(/^(?=\d)/, ' ');

function useAfter(ms: number): boolean {
  const [past, setPast] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPast(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return past;
}

/** Quiet bars after 200 ms; what is being fetched after 4 s. */
export function Loading({ what, lines = 3 }: { what?: string; lines?: number }) {
  const t = useTexts(shared);
  const visible = useAfter(200);
  const slow = useAfter(4000);
  return (
    <div className="state state-loading" role="status">
      {visible && Array.from({ length: lines }, (_, i) => <i key={i} className="state-bar" />)}
      {slow && <span>{t('state.fetching', { what: spaced(what ?? t('state.data')) })}</span>}
    </div>
  );
}

/** Old figures are marked as old: dashed, with a clock. */
export function Stale({ since, children }: { since: string; children?: ReactNode }) {
  const t = useTexts(shared);
  return (
    <div className="state state-stale">
      <span>
        <Light colour="stale" size={14} decorative /> {t('stale.since', { date: since })}
      </span>
      {children}
    </div>
  );
}

type ErrorProps = { error: ApiError; what?: string; safe?: ReactNode; onRetry?: () => void };

/** What failed, what is safe, one way on, the number to tell. */
export function ErrorState({ error, what, safe, onRetry }: ErrorProps) {
  const t = useTexts(shared);
  return (
    <div className="state state-error" role="alert">
      <b>
        <TriangleAlert size={16} strokeWidth={1.7} aria-hidden="true" />{' '}
        {t('error.title', { what: spaced(what ?? t('state.data')) })}
      </b>
      <span>
        {errorSentence(error)}{' '}
        {error.requestId && (
          <span className="state-number">{t('error.number', { id: error.requestId.slice(0, 8) })}</span>
        )}
      </span>
      {safe && <span>{safe}</span>}
      {onRetry && (
        <Button kind="quiet" className="state-retry" onClick={onRetry}>
          {t('error.retry')}
        </Button>
      )}
    </div>
  );
}

type FetchedProps<T> = {
  query: UseQueryResult<T, ApiError>;
  what?: string;
  lines?: number;
  children: (data: T) => ReactNode;
};

/** A query on the page: bars, then the data; what was shown stays while it is fetched again. */
export function Fetched<T>({ query, what, lines, children }: FetchedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error?.status === 404) return <NotFound />;
  if (query.error) return <ErrorState error={query.error} what={what} onRetry={() => void query.refetch()} />;
  return <Loading what={what} lines={lines} />;
}
