/** 投资项目统一代码, GB/T 40058-2021: time, region, department, kind, serial with check digit; "24 位" with its hyphens. */
const SHAPE = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/;

export const isProjectCode = (text: string): boolean => SHAPE.test(text);

/**
 * The region a code names (GB/T 2260), when it lies outside the province of `county`; null otherwise. A county's
 * projects carry its own region, the city's or the province's. Somebody may have a reason for another: it is a warning
 * and never a refusal. The check digit is left alone: no public rule for it was found.
 */
export function foreignRegion(code: string, county: string): string | null {
  if (!isProjectCode(code)) return null;
  const region = code.slice(5, 11);
  return region.slice(0, 2) === county.slice(0, 2) ? null : region;
}
