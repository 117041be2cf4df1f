import { useState } from 'react';
import { useTick } from './live/live-context';
import { useSession } from './session';

/** The server's clock carried on by the local one: in a demonstration the two are days apart. */
export function useServerNow(every: number, on = true): number {
  const { today } = useSession();
  const now = useTick(every, on);
  const [server, setServer] = useState({ said: today.now, local: now });
  if (server.said !== today.now) setServer({ said: today.now, local: now });
  return Date.parse(server.said) + Math.max(0, now - server.local);
}
