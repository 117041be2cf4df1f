export type ChaosLine = {
  backend: string;
  expected: number;
  fired: number;
  missing: number;
  doubled: number;
  outOfOrder: number;
  messagesDoubled: number;
  writesLost: number;
  recoveryMs: number | null;
};

/** One run of chaos: see tools/chaos.mjs. */
export function runChaos(wish: {
  backend: 'redis' | 'postgres';
  notices?: number;
  runMs?: number;
  seed?: number;
  say?: (line: string) => void;
}): Promise<{ line: ChaosLine; also: Record<string, number>; isGood: boolean }>;
