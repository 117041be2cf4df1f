import { Link } from 'react-router';
import { Light } from '../../../shared/components/light';
import { yiText } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { figure, tenths, tenthsPp } from '../../../shared/amounts';
import { type Colouring, lagOf, stepOf, type Tile } from './county-tiles';
import { mapTexts } from './map-messages';

type TileProps = { tile: Tile; by: Colouring; steps: readonly bigint[] };

/** One place: its light always, its colour by what was chosen, its figure in words. Leads to its projects. */
export function MapTile({ tile: { key, name, row, column, isZone, group }, by, steps }: TileProps) {
  const t = useTexts(mapTexts);
  const lang = useLang();
  const title = name ?? t('otherName');
  const place = row > 0 ? { gridArea: `${row} / ${column}` } : undefined;
  const zone = isZone ? ' map-zone' : '';
  if (!group)
    return (
      <div className={`map-tile map-empty${zone}`} style={place}>
        <b>{title}</b>
        <span>{t('none')}</span>
      </div>
    );
  const money = t('said.money', {
    name: group.name ?? title,
    done: yiText(group.doneFen, lang),
    plan: yiText(group.planFen, lang),
    count: group.projects,
  });
  const points =
    group.pointsTenths === null
      ? t('lag.none')
      : t('said.points', { rate: tenths(group.rateTenths), points: tenthsPp(group.pointsTenths) });
  const tint = {
    light: `map-${group.color}`,
    amount: `map-step-${stepOf(group.doneFen, steps)}`,
    lag: `map-lag-${lagOf(group.pointsTenths)}`,
  }[by];
  return (
    <Link
      to={`/projects?township=${encodeURIComponent(key)}`}
      className={`map-tile ${tint}${zone}`}
      style={place}
      title={`${money}; ${points}`}
    >
      <b>
        <Light colour={group.color} size={by === 'light' ? 'm' : 's'} reason={points} />
        <span>{title}</span>
      </b>
      <span>
        <em>{by === 'amount' ? figure(group.doneFen, lang) : tenthsPp(group.pointsTenths)}</em>
        <i>{group.small ? t('few') : t('count', { count: group.projects })}</i>
      </span>
    </Link>
  );
}
