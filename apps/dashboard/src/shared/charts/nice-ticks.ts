/** Ticks at 1, 2, 2.5 or 5 times a power of ten: three to five above zero. */
export function niceTicks(max: number): number[] {
  if (!(max > 0)) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(max));
  const step = [0.2, 0.25, 0.5, 1, 2, 2.5, 5].map((n) => n * power).find((n) => max / n <= 4.6) ?? power * 5;
  const count = Math.ceil(max / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}
