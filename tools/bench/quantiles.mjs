/** p50, p95 and p99 of samples in milliseconds, to a tenth. */
export function quantiles(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (q) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? NaN) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
