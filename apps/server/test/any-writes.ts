import fc from 'fast-check';

type Bounds = { which: number; least: number; most: number };

/** Any of these writes, on any of the first rows, in any order: after each series nothing may have drifted. */
export async function throughAnyWrites(
  writes: Record<string, (which: number, n: number) => Promise<unknown>>,
  drift: () => Promise<unknown[]>,
  { which, least, most }: Bounds,
): Promise<void> {
  const write = fc.record({
    what: fc.constantFrom(...Object.keys(writes)),
    which: fc.nat(which),
    n: fc.integer({ min: 1, max: 500 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: least, maxLength: most }), async (series) => {
      for (const one of series) await writes[one.what]?.(one.which, one.n);
      expect(await drift()).toEqual([]);
    }),
    { numRuns: 12 },
  );
}
