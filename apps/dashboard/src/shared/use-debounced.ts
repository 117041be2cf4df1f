import { useEffect, useEffectEvent } from 'react';

/** Calls back once `value` has rested for `ms`, with the value as it then is. Not for the value it starts with. */
export function useRested<T>(value: T, ms: number, onRest: (value: T) => void): void {
  const rest = useEffectEvent(onRest);
  useEffect(() => {
    const timer = setTimeout(() => rest(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
}
