import { ATTACHMENT_HEADER, UPLOADS_PATH } from '@duban/contracts';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { NextFunction, Response as ExpressResponse } from 'express';
import { NodeRequest, sendNodeResponse } from 'srvx/node';
import type { ServerRequest } from 'srvx';
import type { Config } from '../config/config';
import { admit, NOBODY } from '../http/admit';
import { DomainError } from '../http/domain-error';
import type { KnownRequest } from '../http/endpoint.decorator';
import { asDomainError, codeOf, problemOf } from '../http/problem.filter';
import type { Sessions } from '../live/live-server';
import type { Log } from '../log/log';
import type { FileStorage } from './storage';
import type { Sender, UploadGuests } from './upload-guests';
import type { Outcome, Upload, Uploads } from './uploads';

type Ground = {
  config: Config;
  log: Log;
  sessions: Sessions;
  uploads: Uploads;
  guests: UploadGuests;
  storage: FileStorage;
};
type Sent = KnownRequest & { sender: Sender };

const METHODS = ['POST', 'HEAD', 'PATCH', 'DELETE'];
const sentBy = (request: ServerRequest) => request.runtime?.node?.req as unknown as Sent;

/**
 * Files come in piece by piece, by the tus protocol, so that a bad line loses a piece and not the file. The library
 * writes the pieces; who may, how large, and what becomes of the whole is ours, in the words of every other endpoint.
 */
export function serveUploads(app: NestExpressApplication, ground: Ground): void {
  const { uploads, log } = ground;
  const tus = makeServer(ground);
  const serve = async (request: KnownRequest, response: ExpressResponse): Promise<void> => {
    if (!METHODS.includes(request.method)) throw new DomainError('not-found');
    const sender = await senderOf(request, ground);
    (request as Sent).sender = sender;
    const id = request.path.replace(/^\/|\/$/g, '');
    if ((id === '') !== (request.method === 'POST')) throw new DomainError('not-found');
    if (id) {
      const upload = await uploads.get(sender, id);
      if (request.method === 'DELETE') {
        await uploads.abandon(sender, upload);
        return void response.status(204).set('tus-resumable', '1.0.0').end();
      }
      // a HEAD asks how far it got: when the last answer was lost, the answer is what came of it
      const outcome = request.method === 'HEAD' ? await uploads.outcome(sender, upload) : null;
      if (outcome ?? upload.attachment_id ?? upload.refusal)
        return answerEnded(request, response, upload, outcome ?? (await uploads.outcome(sender, upload)));
    }
    await passOn(tus, request, response);
  };
  app.use(UPLOADS_PATH, (request: KnownRequest, response: ExpressResponse, _next: NextFunction) => {
    serve(request, response).catch((error: unknown) => {
      const refusal = asDomainError(error);
      if (refusal.status >= 500)
        log.error({ err: error, requestId: request.known.requestId }, 'an upload failed');
      if (response.headersSent) return void response.destroy();
      const problem = JSON.stringify(problemOf(refusal, request.known.requestId));
      response.status(refusal.status).type('application/problem+json').send(problem);
    });
  });
}

/** A person by his session; a guest by his code, and then whatever session the window has is not looked at. */
async function senderOf(request: KnownRequest, ground: Ground): Promise<Sender> {
  const writes = request.method !== 'HEAD';
  const guest = await ground.guests.find(request);
  await admit(request, { needs: guest ? 'public' : 'attachment:add', writes }, ground);
  if (!guest) return { actor: request.known.actor, guest };
  request.known.quiet = true;
  return { actor: NOBODY, guest };
}

function makeServer({ uploads, storage }: Ground): Server {
  return new Server({
    path: UPLOADS_PATH,
    datastore: new FileStore({ directory: storage.staging }),
    relativeLocation: true,
    // same origin only, as everything
    allowedOrigins: [],
    onUploadCreate: async (request, { id, size, metadata }) => {
      if (size === undefined)
        throw new DomainError('invalid', {}, [{ path: 'upload-length', code: 'missing', facts: {} }]);
      const filename = await uploads.begin(sentBy(request).sender, id, metadata?.filename ?? '', size);
      return { metadata: { filename } };
    },
    onUploadFinish: async (request, { id }) => {
      const outcome = await uploads.end(sentBy(request).sender, id);
      if ('refusal' in outcome) throw outcome.refusal;
      return { headers: { [ATTACHMENT_HEADER]: outcome.attachmentId } };
    },
    onResponseError: (request, error) => {
      if ('status_code' in error) return undefined;
      const refusal = asDomainError(error);
      return {
        status_code: refusal.status,
        body: JSON.stringify(problemOf(refusal, sentBy(request).known.requestId)),
      };
    },
  });
}

/** The library's answer, its refusals as problems like ours. */
async function passOn(tus: Server, request: KnownRequest, response: ExpressResponse): Promise<void> {
  const answer = await tus.handleWeb(new NodeRequest({ req: request, res: response }) as unknown as Request);
  if (answer.status < 400) return sendNodeResponse(response, answer);
  const body = await answer.text();
  const problem = body.startsWith('{')
    ? body
    : JSON.stringify({
        ...problemOf(new DomainError(codeOf(answer.status)), request.known.requestId),
        status: answer.status,
      });
  response.status(answer.status).set('tus-resumable', '1.0.0').type('application/problem+json').send(problem);
}

/**
 * Whatever is asked of an upload that has ended: its end. A HEAD has no body to say a refusal in: it says that all has
 * come and names no attachment, and `findAttachment` tells why.
 */
function answerEnded(
  request: KnownRequest,
  response: ExpressResponse,
  upload: Upload,
  outcome: Outcome | null,
): void {
  if (outcome === null) throw new DomainError('not-found');
  const isHead = request.method === 'HEAD';
  if ('refusal' in outcome && !isHead) throw outcome.refusal;
  response
    .status(isHead ? 200 : 204)
    .set({
      'tus-resumable': '1.0.0',
      'upload-offset': String(upload.size),
      'upload-length': String(upload.size),
      'cache-control': 'no-store',
      ...('refusal' in outcome ? {} : { [ATTACHMENT_HEADER]: outcome.attachmentId }),
    })
    .end();
}
