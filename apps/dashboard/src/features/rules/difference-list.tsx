import type { RuleDifference } from '@duban/domain';
import { useTexts } from '../../shared/i18n/messages';
import { rulesTexts } from './messages';
import { pathWord, valueWord } from './rule-words';

/** What differs, in place: the old struck, the new marked. */
export function DifferenceList({ differences }: { differences: readonly RuleDifference[] }) {
  const t = useTexts(rulesTexts);
  return (
    <ul className="differences">
      {differences.map(({ path, from, to }) => (
        <li key={path}>
          <span>{pathWord(path, t)}</span> <del>{valueWord(path, from, t)}</del>{' '}
          <ins>{valueWord(path, to, t)}</ins>
        </li>
      ))}
    </ul>
  );
}
