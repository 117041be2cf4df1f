const MOST = 6;
const keyOf = (accountId: string) => `duban.searched.${accountId}`;

/** What this person searched for last, newest first; kept on this device alone. */
export function recentSearches(accountId: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(accountId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Puts what was found useful first. Without storage nothing is kept. */
export function keepSearch(accountId: string, q: string): void {
  const text = q.trim();
  if (!text) return;
  write(accountId, [text, ...recentSearches(accountId).filter((one) => one !== text)].slice(0, MOST));
}

export const forgetSearches = (accountId: string): void => write(accountId, []);

function write(accountId: string, searches: string[]): void {
  try {
    if (searches.length > 0) localStorage.setItem(keyOf(accountId), JSON.stringify(searches));
    else localStorage.removeItem(keyOf(accountId));
  } catch {
    // no storage: nothing is kept
  }
}
