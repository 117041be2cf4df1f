import { useEffect, useRef } from 'react';
import { useSession } from '../../../shared/session';

/** The server's clock carried on by the local one: in a demonstration the two are days apart. */
export function useServerTime(): () => string {
  const { now } = useSession().today;
  const said = useRef({ server: 0, local: 0 });
  useEffect(() => {
    said.current = { server: Date.parse(now), local: Date.now() };
  }, [now]);
  return () => new Date(said.current.server + Date.now() - said.current.local).toISOString();
}
