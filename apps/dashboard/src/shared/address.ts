const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The value, where it is one of these; an address may say anything. */
export const among = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((other) => other === value);

/** Whether a text has the shape of an id. */
export const isId = (text: string): boolean => UUID.test(text);

/** The value, where it has the shape of an id. */
export const idOr = (value: string | null): string | undefined => (value && isId(value) ? value : undefined);

/** The address with some parts changed; null or '' takes one out. */
export function withParts(params: URLSearchParams, parts: Record<string, string | null>): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [key, value] of Object.entries(parts))
    if (value) next.set(key, value);
    else next.delete(key);
  return next;
}

/** A link to the address with one part changed. */
export const withPart = (params: URLSearchParams, key: string, value: string | null): string =>
  `?${withParts(params, { [key]: value }).toString()}`;

/** What a list is searched for, as its box takes it: 80 letters at most. */
export const wordOr = (value: string | null): string | undefined => value?.trim().slice(0, 80) || undefined;
