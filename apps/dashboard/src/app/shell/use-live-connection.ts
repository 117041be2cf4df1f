import type { ClientMessages, ServerMessages } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { io, type Socket } from 'socket.io-client';
import { createLive, type Live } from '../../shared/live/live';
import { leave } from '../../shared/session';

/** One connection for as long as somebody is signed in. */
export function useLiveConnection(): Live | null {
  const client = useQueryClient();
  const [live, setLive] = useState<Live | null>(null);
  useEffect(() => {
    const socket: Socket<ServerMessages, ClientMessages> = io({
      path: '/socket.io',
      transports: ['websocket'],
      autoConnect: false,
      reconnectionDelay: 1000,
      reconnectionDelayMax: 15_000,
      // 500 screens do not come back in the same second
      randomizationFactor: 0.7,
    });
    const made = createLive({ socket, client, onSignedOut: (reason) => leave(client, reason) });
    setLive(made);
    made.start();
    return () => made.stop();
  }, [client]);
  return live;
}
