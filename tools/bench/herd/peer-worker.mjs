// One worker process of a peer.
import { openPeer } from './peer-queues.mjs';

const peer = await openPeer(process.env);
await peer.work();
process.send('ready');
process.on('disconnect', () => process.exit(0));
