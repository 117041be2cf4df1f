import { useTexts } from '../i18n/messages';
import { shared } from '../messages';
import { type LightColour, LightShape } from './light-shape';
import './light.css';

export type { LightColour } from './light-shape';

const SIZES = { s: 16, m: 22, l: 36 } as const;

type LightProps = {
  colour: LightColour;
  size?: keyof typeof SIZES | number;
  /** Why, as one sentence: part of the accessible name and of the tooltip. */
  reason?: string;
  /** Show the word beside the shape. */
  word?: boolean;
  /** Green but behind schedule: 略滞后. */
  lagging?: boolean;
  /** The word stands beside it already (table head, legend). */
  decorative?: boolean;
};

/** 灯: what is computed. Shape and word both tell the state, never the colour alone. */
export function Light({ colour, size = 's', reason, word, lagging, decorative }: LightProps) {
  const t = useTexts(shared);
  const px = typeof size === 'number' ? size : SIZES[size];
  const name = t(`light.${colour}`);
  const label = reason ? t('reason.withReason', { light: name, reason }) : name;
  const mark = colour === 'none' ? '' : t(`mark.${colour}`);
  const shape = (
    <svg
      className="light-shape"
      width={px}
      height={px}
      viewBox="0 0 24 24"
      {...(decorative || word ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {!decorative && reason && <title>{label}</title>}
      <LightShape colour={colour} size={px} mark={mark} />
    </svg>
  );
  if (!word) return shape;
  return (
    <span className={`light light-${colour}`} title={reason}>
      {shape}
      <span className="light-word">{name}</span>
      {lagging && <span className="light-lag">{t('light.lagging')}</span>}
      {reason && <span className="sr-only">{reason}</span>}
    </span>
  );
}
