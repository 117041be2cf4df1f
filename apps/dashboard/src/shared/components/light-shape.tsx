import type { ReactNode } from 'react';

export type LightColour = 'green' | 'yellow' | 'red' | 'stale' | 'waived' | 'recovered' | 'none';

type ShapeProps = { size: number; mark: string };
const TRIANGLE = 'M12 2.2 22.8 21.2H1.2Z';

const Text = ({ mark, y, size, fill }: { mark: string; y: number; size: number; fill: string }) => (
  <text x="12" y={y} fontSize={size} fontWeight="700" textAnchor="middle" fill={`var(${fill})`}>
    {mark}
  </text>
);

/** From these sizes on the character stands inside; below, an inner mark. Triangles have less room. */
const roomy = (size: number) => size >= 20;
const wide = (size: number) => size >= 28;

const shapes: Record<LightColour, (props: ShapeProps) => ReactNode> = {
  green: ({ size, mark }) => (
    <>
      <circle cx="12" cy="12" r="11" fill="var(--light-green-fill)" />
      {roomy(size) && <Text mark={mark} y={16.6} size={12.5} fill="--light-green-on" />}
    </>
  ),
  yellow: ({ size, mark }) => (
    <>
      <path
        d={TRIANGLE}
        fill="var(--light-yellow-fill)"
        stroke="var(--light-yellow-edge)"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      {wide(size) ? (
        <Text mark={mark} y={19.3} size={10.5} fill="--light-yellow-on" />
      ) : (
        <path
          d="M12 9v5.2M12 17.2v.6"
          stroke="var(--light-yellow-on)"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
      )}
    </>
  ),
  red: ({ size, mark }) => (
    <>
      <rect x="1.5" y="1.5" width="21" height="21" rx="2.5" fill="var(--light-red-fill)" />
      {roomy(size) ? (
        <Text mark={mark} y={16.6} size={13} fill="--light-red-on" />
      ) : (
        <path d="M7 12h10" stroke="var(--light-red-on)" strokeWidth="3.4" />
      )}
    </>
  ),
  recovered: ({ size, mark }) => (
    <>
      <path
        d={TRIANGLE}
        fill="none"
        stroke="var(--light-yellow-edge)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      {wide(size) ? (
        <Text mark={mark} y={19.3} size={10} fill="--light-yellow-text" />
      ) : (
        <path d="M8 15.5l3 3 5-6" fill="none" stroke="var(--light-yellow-edge)" strokeWidth="2.2" />
      )}
    </>
  ),
  stale: ({ size, mark }) => (
    <>
      <circle
        cx="12"
        cy="12"
        r="10.2"
        fill="none"
        stroke="var(--light-stale-fill)"
        strokeWidth="2.2"
        strokeDasharray="3.4 2.6"
      />
      {roomy(size) ? (
        <Text mark={mark} y={16.4} size={11.5} fill="--light-stale-text" />
      ) : (
        <path d="M12 6.5V12l3.5 2.5" fill="none" stroke="var(--light-stale-fill)" strokeWidth="2.2" />
      )}
    </>
  ),
  waived: ({ size, mark }) => (
    <>
      <rect
        x="2.4"
        y="2.4"
        width="19.2"
        height="19.2"
        rx="2.5"
        fill="none"
        stroke="var(--light-waived-line)"
        strokeWidth="2"
      />
      {roomy(size) ? (
        <Text mark={mark} y={16.6} size={12} fill="--text-2" />
      ) : (
        <path d="M5.5 18.5 18.5 5.5" stroke="var(--light-waived-line)" strokeWidth="2" />
      )}
    </>
  ),
  none: () => <path d="M6 12h12" stroke="var(--text-3)" strokeWidth="2" strokeLinecap="round" />,
};

export const LightShape = ({ colour, ...props }: ShapeProps & { colour: LightColour }) =>
  shapes[colour](props);
