type Left = 'closed' | 'expired' | 'changed';

/** Why the person was put out, told once. */
export function leftReason(): Left | null {
  try {
    const reason = sessionStorage.getItem('duban.left');
    sessionStorage.removeItem('duban.left');
    return reason === 'closed' || reason === 'expired' || reason === 'changed' ? reason : null;
  } catch {
    return null;
  }
}

/** Only a path of our own: `//elsewhere` and `/\elsewhere` would leave the house. */
export const safeNext = (next: string | null): string | null =>
  next && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : null;
