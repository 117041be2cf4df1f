import { type ImportField, type ImportRow, listImportRows } from '@duban/contracts';
import { faultWords } from '@duban/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { ErrorState, Loading } from '../../../shared/components/states';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { importTexts } from './import-messages';
import { fieldOfChange, fieldWords, valueWords, whyWords } from './import-words';

const PAGE = 50;
type What = 'created' | 'changed' | 'refused' | 'kept';
type RowsProps = { id: string; what: What; fields: ImportField[]; version?: number };

/** The rows behind a count, a page at a time; what is wrong stands open, the rest opens when it is asked for. */
export function RowsList({ id, what, fields, version = 0 }: RowsProps) {
  const t = useTexts(importTexts);
  const [open, setOpen] = useState(what === 'refused' || what === 'kept');
  const list = useInfiniteQuery({
    queryKey: [listImportRows.name, id, what, version],
    queryFn: ({ pageParam, signal }) =>
      call(
        listImportRows,
        {
          params: { importId: id },
          query: { what, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) },
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: open,
    meta: { shows: [{ type: 'import', id }] },
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  return (
    <details className="import-rows" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(`rows.${what}`)}</summary>
      {open && list.isPending && <Loading lines={3} />}
      {list.isError && <ErrorState error={list.error as never} onRetry={() => void list.refetch()} />}
      <ul>
        {items.map((row) => (
          <Row key={row.line} row={row} what={what} fields={fields} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('moreRows', { count: Math.min(PAGE, total - items.length) })}
        </Button>
      )}
    </details>
  );
}

function Row({ row, what, fields }: { row: ImportRow; what: What; fields: ImportField[] }) {
  const t = useTexts(importTexts);
  const lang = useLang();
  const { line, label, projectId, faults, changes, why } = row;
  return (
    <li>
      <span className="import-row-line">{t('line', { line })}</span>
      <div>
        {projectId && what !== 'refused' ? (
          <Link to={`/projects/${projectId}`}>{label}</Link>
        ) : (
          <b>{label}</b>
        )}
        {what === 'kept' && <p className="import-fault">{whyWords(why)}</p>}
        {faults.map((fault, i) => (
          <p key={i} className="import-fault">
            <b>{fault.head || t('wholeRow')}</b>{' '}
            {faultWords(
              fault,
              fields.find(({ key }) => key === fault.field),
              lang,
            )}
          </p>
        ))}
        {changes.map(({ field, from, to }) => {
          const spec = fieldOfChange(fields, field);
          return (
            <p key={field} className="import-change">
              {fieldWords(fields, field, lang)} <del>{valueWords(spec, from, lang)}</del> →{' '}
              <ins>{valueWords(spec, to, lang)}</ins>
            </p>
          );
        })}
      </div>
    </li>
  );
}
