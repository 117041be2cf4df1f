/**
 * The next deadline a process knows of, kept by itself: only the first of those it is told, for when it has come the
 * others are asked for again. On the monotonic clock, so that a clock that is moved moves nothing here.
 */
export class OwnTimer {
  private timer: NodeJS.Timeout | null = null;
  private keptAt = Infinity;

  constructor(private readonly ring: () => void) {}

  keep(delay: number): void {
    const at = performance.now() + delay;
    if (at >= this.keptAt) return;
    this.stop();
    this.keptAt = at;
    this.timer = setTimeout(() => {
      this.keptAt = Infinity;
      this.ring();
    }, delay);
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.keptAt = Infinity;
  }
}
