import { listProjects, type ProjectLine } from '@duban/contracts';
import { useEffect, useId, useState } from 'react';
import { Button } from '../../../shared/components/button';
import { LightWhy } from '../../../shared/components/light-why';
import { useTexts } from '../../../shared/i18n/messages';
import { placeOf } from '../../../shared/place-of';
import { useFetched } from '../../../shared/query';
import { proposeTexts } from './propose-messages';

export type Picked = Pick<ProjectLine, 'id' | 'name' | 'unit' | 'township' | 'light' | 'code'>;

const PAUSE = 250;

type PickerProps = {
  picked: Picked | null;
  onPick: (project: Picked | null) => void;
};

/** Find a project by a few characters; what is chosen stands there with its unit and its light. */
export function ProjectPicker({ picked, onPick }: PickerProps) {
  const t = useTexts(proposeTexts);
  const id = useId();
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  const found = useFetched(listProjects, { query: { q, limit: 8, sort: 'light' } }, { enabled: !picked });
  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);

  if (picked)
    return (
      <div className="picked">
        <span>{t('propose.project')}</span>
        <p>
          <LightWhy light={picked.light} />
          <b>{picked.name}</b>
          <i>{[placeOf(picked), picked.code].filter(Boolean).join(' · ')}</i>
          <Button kind="quiet" onClick={() => onPick(null)}>
            {t('propose.change')}
          </Button>
        </p>
      </div>
    );
  const items = found.data?.items ?? [];
  return (
    <div className="issue-field">
      <label htmlFor={id} className="picker-label">
        {t('propose.project')}
      </label>
      <input
        id={id}
        className="input"
        type="search"
        value={text}
        maxLength={80}
        autoComplete="off"
        placeholder={t('propose.search')}
        aria-controls={`${id}-found`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          // Enter chooses the first, it does not send the form
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (items[0] && q === text.trim()) onPick(items[0]);
        }}
      />
      <ul id={`${id}-found`} className="picker-found">
        {items.map((project) => (
          <li key={project.id}>
            <button type="button" onClick={() => onPick(project)}>
              <b>{project.name}</b>
              <span>{placeOf(project)}</span>
            </button>
          </li>
        ))}
        {found.data && items.length === 0 && <li className="faint">{t('propose.none')}</li>}
      </ul>
    </div>
  );
}
