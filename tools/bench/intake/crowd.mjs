// Clients that show the board. Most only receive it, as opening hundreds of boards a second would measure this process
// and not the product; a few of them read every board and tell it.
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../../build.mjs';

// of the socket.io client's own dependencies: a bare socket, to which a message is bytes
const require = createRequire(path.join(root, 'node_modules/engine.io-client/package.json'));
const { WebSocket } = require('ws');

const BOARD = '42["board",';

/** Opens `clients` sockets; `onBoard` gets every board that one of the first `readers` received. */
export async function gather(url, cookie, { clients, readers, onBoard }) {
  const counts = { boards: 0, bytes: 0, lost: 0 };
  const sockets = [];
  let isOver = false;
  const open = (isReader) =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
        headers: { cookie },
      });
      socket.on('error', reject);
      socket.on('close', () => (counts.lost += isOver ? 0 : 1));
      socket.on('message', (bytes) => {
        if (bytes[0] === 0x30)
          socket.send('40'); // opened: join
        else if (bytes[0] === 0x32)
          socket.send('3'); // ping
        else if (bytes[0] === 0x34 && bytes[1] === 0x30)
          socket.send('420["watch",{"board":true}]'); // joined
        else if (bytes[0] === 0x34 && bytes[1] === 0x33)
          resolve(); // the watch is answered
        else if (bytes.subarray(0, BOARD.length).toString() === BOARD) {
          counts.boards++;
          counts.bytes += bytes.length;
          if (isReader) onBoard(JSON.parse(bytes.subarray(2).toString())[1]);
        }
      });
      sockets.push(socket);
    });
  for (let from = 0; from < clients; from += 50)
    await Promise.all(
      Array.from({ length: Math.min(50, clients - from) }, (_, i) => open(from + i < readers)),
    );
  const close = () => {
    isOver = true;
    for (const socket of sockets) socket.terminate();
  };
  return { counts, close };
}
