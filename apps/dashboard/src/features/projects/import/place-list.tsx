import { useTexts } from '../../../shared/i18n/messages';
import { oc4idsTexts } from './oc4ids-messages';

type PlaceListProps = {
  title: string;
  places: { path: string; words: string }[];
  total: number;
  wrong?: boolean;
};

/** Places of the file, each with what is said of it. */
export function PlaceList({ title, places, total, wrong = false }: PlaceListProps) {
  const t = useTexts(oc4idsTexts);
  if (places.length === 0) return null;
  return (
    <div
      className={wrong ? 'import-places import-refused' : 'import-places'}
      role={wrong ? 'alert' : undefined}
    >
      <b>{title}</b>
      <ul>
        {places.map(({ path, words }, i) => (
          <li key={i}>
            <code>{path}</code> {words}
          </li>
        ))}
      </ul>
      {total > places.length && t('more', { count: total - places.length })}
    </div>
  );
}
