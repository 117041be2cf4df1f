import { search, type SearchGroup, type SearchHit } from '@duban/contracts';
import { type Ref, useEffect, useId, useImperativeHandle, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button } from '../components/button';
import { ErrorState, Loading } from '../components/states';
import { useTexts } from '../i18n/messages';
import { useFetched } from '../query';
import { useSession } from '../session';
import { useRested } from '../use-debounced';
import { hitAddress, searchAddress } from './hit-address';
import { HitLine } from './hit-line';
import { forgetSearches, keepSearch, recentSearches } from './recent';
import { searchTexts } from './search-messages';
import './search-panel.css';

const REST = 200;

type SearchPanelProps = {
  id: string;
  text: string;
  /** A Chinese word is being composed: nothing is asked for yet. */
  composing: boolean;
  active: string | null;
  onActive: (option: string | null) => void;
  onText: (text: string) => void;
  onDone: () => void;
  /** Takes the keys of the input first; true: nothing else should. */
  ref: Ref<(key: string) => boolean>;
};

/** A line one can go to with the arrows. */
type Option = { id: string; to: string } | { id: string; text: string };

/** What the box on every page offers: what was searched before, or what is found. */
export function SearchPanel({
  id,
  text,
  composing,
  active,
  onActive,
  onText,
  onDone,
  ref,
}: SearchPanelProps) {
  const t = useTexts(searchTexts);
  const navigate = useNavigate();
  const { account, can } = useSession();
  const typed = text.trim();
  const [rested, setRested] = useState(typed);
  const [recent, setRecent] = useState(() => recentSearches(account.id));
  useRested(composing ? rested : typed, REST, setRested);
  const q = typed === '' ? '' : rested;
  const found = useFetched(search, { query: { q } }, { enabled: q !== '' });
  const base = useId();

  const groups = q === '' ? [] : (found.data?.groups ?? []);
  const isFresh = q === typed && !found.isPlaceholderData;
  const hits = groups.flatMap((group) => group.hits);
  const count = groups.reduce((sum, group) => sum + group.total, 0);
  const isNear = hits.length > 0 && hits.every(({ near }) => near);
  const options: Option[] =
    q === ''
      ? recent.map((one, i) => ({ id: `${base}-r${i}`, text: one }))
      : [
          ...groups.flatMap((group): Option[] => [
            ...group.hits.map((hit) => ({ id: optionId(base, hit), to: hitAddress(hit, can) })),
            ...(hasMore(group) ? [{ id: `${base}-${group.kind}`, to: searchAddress(q, group.kind) }] : []),
          ]),
          ...(hits.length > 0 ? [{ id: `${base}-all`, to: searchAddress(q) }] : []),
        ];

  const go = (option: Option) => {
    if ('text' in option) return onText(option.text);
    keepSearch(account.id, typed);
    onDone();
    void navigate(option.to);
  };
  const pressed = (key: string): boolean => {
    const at = options.findIndex((option) => option.id === active);
    if (key === 'Enter') {
      const chosen = options[at];
      if (chosen) go(chosen);
      else if (typed) go({ id: '', to: searchAddress(typed) });
      return true;
    }
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
    // over the ends one comes back to what was typed, and from there to the other end
    const steps = options.length + 1;
    const next = options[((at + 1 + (key === 'ArrowDown' ? 1 : -1) + steps) % steps) - 1];
    onActive(next?.id ?? null);
    if (next) document.getElementById(next.id)?.scrollIntoView?.({ block: 'nearest' });
    return true;
  };
  useImperativeHandle(ref, () => pressed);
  // what was pointed at is another list's
  useEffect(() => onActive(null), [q, found.data, onActive]);

  const optionProps = (option: string) => ({
    id: option,
    role: 'option',
    tabIndex: -1,
    'aria-selected': option === active,
  });
  const link = (option: string, to: string) => ({
    ...optionProps(option),
    to,
    onClick: () => {
      keepSearch(account.id, typed);
      onDone();
    },
  });
  return (
    // the input keeps the focus, whatever is pressed here
    <div className="search-panel" onMouseDown={(event) => event.preventDefault()}>
      <p className="search-said" role="status">
        {isFresh &&
          count > 0 &&
          t(groups.some(({ atLeast }) => atLeast) ? 'found.atLeast' : 'found', { count })}
      </p>
      <div id={id} role="listbox" aria-label={t('list')} aria-busy={q !== '' && !isFresh}>
        {q === '' && recent.length > 0 && (
          <div role="group" aria-label={t('recent')}>
            {recent.map((one, i) => (
              <button
                key={one}
                type="button"
                className="hit"
                {...optionProps(`${base}-r${i}`)}
                onClick={() => onText(one)}
              >
                <span className="hit-title">{one}</span>
              </button>
            ))}
          </div>
        )}
        {isNear && <p className="search-note">{t('near')}</p>}
        {groups.map((group) => (
          <div key={group.kind} role="group" aria-labelledby={`${base}-${group.kind}-name`}>
            <h3 id={`${base}-${group.kind}-name`}>{t(`kind.${group.kind}`)}</h3>
            {group.hits.map((hit) => (
              <Link key={hit.key} className="hit" {...link(optionId(base, hit), hitAddress(hit, can))}>
                <HitLine hit={hit} />
              </Link>
            ))}
            {hasMore(group) && (
              <Link
                className="hit search-more"
                {...link(`${base}-${group.kind}`, searchAddress(q, group.kind))}
              >
                {t(group.atLeast ? 'all.atLeast' : 'all', {
                  kind: t(`kind.${group.kind}`),
                  count: group.total,
                })}
              </Link>
            )}
          </div>
        ))}
        {hits.length > 0 && (
          <Link className="hit search-more search-all" {...link(`${base}-all`, searchAddress(q))}>
            {t('everything')}
          </Link>
        )}
      </div>
      {q === '' ? (
        <div className="search-hint">
          <p>{t('hint')}</p>
          <p>{t('hint.many')}</p>
          {recent.length > 0 && (
            <Button
              kind="quiet"
              onClick={() => {
                forgetSearches(account.id);
                setRecent([]);
              }}
            >
              {t('recent')} · {t('clear')}
            </Button>
          )}
        </div>
      ) : found.error && !found.isFetching ? (
        <ErrorState error={found.error} what={t('what')} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Loading what={t('what')} />
      ) : (
        <>
          {found.data.beginsOnly && <p className="search-note">{t('beginsOnly')}</p>}
          {isFresh && hits.length === 0 && (
            <div className="search-hint">
              <b>{t('none', { q })}</b>
              <p>{t('none.why')}</p>
            </div>
          )}
        </>
      )}
    </div>
  );
}

const optionId = (base: string, hit: SearchHit) => `${base}-${hit.key.replace(/\s/g, '-')}`;
const hasMore = (group: SearchGroup) => group.atLeast || group.total > group.hits.length;
