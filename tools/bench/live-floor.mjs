// The floor of the live bench: a bare socket.io server that broadcasts what a POST hands it. No rights, no database.
import http from 'node:http';
import { Server } from 'socket.io';

const server = http.createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    io.emit('board', JSON.parse(Buffer.concat(parts).toString()));
    response.end('{}');
  });
});
const io = new Server(server, { transports: ['websocket'], serveClient: false });
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
process.on('disconnect', () => process.exit(0));
