const PRESENT_MS = 60_000;
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

let lastSign = -Infinity;
if (typeof document !== 'undefined') {
  lastSign = performance.now(); // opening the page is a sign
  for (const sign of SIGNS)
    document.addEventListener(sign, () => (lastSign = performance.now()), { passive: true, capture: true });
}

/** Whether somebody has touched the page lately. A board that only fetches again by itself keeps no session alive. */
export const isPresent = (): boolean => performance.now() - lastSign < PRESENT_MS;
