import { useTexts } from '../i18n/messages';
import { shared } from '../messages';
import './card-sheet.css';

type CardSheetProps = {
  colour: 'yellow' | 'red';
  /** "黄牌〔2026〕9号"; without it the card is only proposed. */
  number?: string | null;
  /** State and next date, one line each. */
  lines?: string[];
  height?: number;
  /** The sheet alone, where number and state stand elsewhere. */
  bare?: boolean;
};

const SHEET = 'M3 1.5H26L34.5 10V47a1.5 1.5 0 0 1-1.5 1.5H3A1.5 1.5 0 0 1 1.5 47V3A1.5 1.5 0 0 1 3 1.5Z';

/** 牌: what people decided. Proposed ones are dashed and carry no number. */
export function CardSheet({ colour, number, lines = [], height = 56, bare }: CardSheetProps) {
  const t = useTexts(shared);
  const proposed = !number;
  const kind = t(colour === 'yellow' ? 'card.yellow' : 'card.red');
  const name = proposed ? t(colour === 'yellow' ? 'card.proposedYellow' : 'card.proposedRed') : number;
  const ink = proposed ? `var(--light-${colour}-text)` : `var(--card-${colour}-ink)`;
  const edge = proposed ? ink : `var(--card-${colour}-edge)`;
  const sheet = (
    <svg
      className="card-sheet"
      width={height * 0.72}
      height={height}
      viewBox="0 0 36 50"
      role="img"
      aria-label={name}
    >
      <path
        d={SHEET}
        fill={proposed ? 'none' : `var(--card-${colour}-paper)`}
        stroke={edge}
        strokeWidth="2"
        strokeDasharray={proposed ? '4 2.6' : undefined}
      />
      <path d="M26 1.5V10h8.5" fill="none" stroke={edge} strokeWidth={proposed ? 1.6 : 2} />
      <g fontFamily="var(--font-serif)" fontWeight="700" textAnchor="middle" fill={ink} fontSize="15">
        <text x="17" y={proposed ? 28 : 25}>
          {colour === 'yellow' ? '黄' : '红'}
        </text>
        <text x="17" y={proposed ? 43 : 42}>
          牌
        </text>
        {proposed && (
          <text x="13" y="12.5" fontSize="9">
            拟发
          </text>
        )}
      </g>
    </svg>
  );
  if (bare) return sheet;
  return (
    <div className="card-line">
      {sheet}
      <div>
        <b className="card-name">{proposed ? name : number.includes(kind) ? number : `${kind} ${number}`}</b>
        {proposed && <span>{t('card.unnumbered')}</span>}
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
    </div>
  );
}
