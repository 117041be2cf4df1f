import type { SearchHit } from '@duban/contracts';
import { atShanghai } from '../format';
import { useTexts } from '../i18n/messages';
import { searchTexts } from './search-messages';
import './hit-line.css';

const Pieces = ({ of }: { of: SearchHit['title'] }) =>
  of.map((piece, i) => (piece.found ? <mark key={i}>{piece.text}</mark> : piece.text));

/** One hit: what it is called, where what was sought stands in it, whose it is and of when. */
export function HitLine({ hit }: { hit: SearchHit }) {
  const t = useTexts(searchTexts);
  // a unit is its own place; since when the register knows a unit or a project tells nothing
  const places = hit.kind === 'unit' ? [] : [hit.unit?.shortName, hit.place];
  const isDated = hit.kind !== 'unit' && hit.kind !== 'project';
  const aside = [...new Set(places), isDated ? atShanghai(hit.at).date : ''];
  return (
    <>
      <span className="hit-title">
        <Pieces of={hit.title} />
        {hit.near && <i className="hit-near">{t('near.mark')}</i>}
      </span>
      <span className="hit-aside">{aside.filter(Boolean).join(' · ')}</span>
      {hit.snippet.length > 0 && (
        <span className="hit-snippet">
          <Pieces of={hit.snippet} />
        </span>
      )}
    </>
  );
}
