import type { ClientMessages, ServerMessages } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { io, type Socket } from 'socket.io-client';
import { createLive, type Live } from '../../shared/live/live';
import { leave } from '../../shared/session';

/** One connection for as long as somebody is signed in. */
export function useLiveConnection(): Live {
  const client = useQueryClient();
  const [live] = useState(() => {
    const socket: Socket<ServerMessages, ClientMessages> = io({
      path: '/socket.io',
      transports: ['websocket'],
      autoConnect: false,
      reconnectionDelay: 1000,
      reconnectionDelayMax: 15_000,
      // 500 screens do not come back in the same second
      randomizationFactor: 0.7,
    });
    return createLive({ socket, client, onSignedOut: (reason) => leave(client, reason) });
  });
  useEffect(() => {
    live.start();
    return () => live.stop();
  }, [live]);
  return live;
}
