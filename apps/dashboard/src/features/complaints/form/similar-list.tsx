import { type ComplaintLine, countSimilarComplaints, findSimilarComplaints } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../../shared/api';
import { useTexts } from '../../../shared/i18n/messages';
import { useRested } from '../../../shared/use-debounced';
import { complaintWords } from '../../../shared/complaint-words';
import { type ComplaintFields, titleOf } from './fields';
import { formTexts } from './form-messages';

const PAUSE = 600;
/** Fewer letters are like everything. */
const LEAST = 4;

type Like = { items: Pick<ComplaintLine, 'id' | 'title' | 'stage'>[]; others: number };
type SimilarProps = { fields: Pick<ComplaintFields, 'title' | 'text' | 'category'>; outside: boolean };

/** Problems like the one that is being typed: who has the same need not report it again. */
export function SimilarList({ fields, outside }: SimilarProps) {
  const t = useTexts(formTexts);
  const words = useTexts(complaintWords);
  const typed = titleOf(fields);
  const [title, setTitle] = useState(typed);
  useRested(typed, PAUSE, setTitle);
  const asked = { title, category: fields.category || undefined };
  const { data } = useQuery<Like>({
    queryKey: ['similar', outside, asked],
    queryFn: async ({ signal }) =>
      outside
        ? { items: [], ...(await call(countSimilarComplaints, { body: asked }, signal)) }
        : await call(findSimilarComplaints, { query: asked }, signal),
    enabled: [...title].length >= LEAST,
    // it is help, no part of the form: without a line there is none
    retry: false,
  });
  if (!data || data.items.length + data.others === 0) return null;
  return (
    <aside className="cf-similar" role="status">
      {data.items.length > 0 && <b>{t('similar', { count: data.items.length })}</b>}
      <ul>
        {data.items.slice(0, 3).map(({ id, title: name, stage }) => (
          <li key={id}>
            <Link to={`/complaints/${id}`} target="_blank" rel="noreferrer">
              {name}
            </Link>
            <span>{words(`stage.${stage}`)}</span>
          </li>
        ))}
      </ul>
      {data.others > 0 && <p>{t('similar.others', { count: data.others })}</p>}
      <p>{t('similar.help')}</p>
    </aside>
  );
}
