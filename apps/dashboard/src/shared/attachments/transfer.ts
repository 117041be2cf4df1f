import { ATTACHMENT_HEADER, findAttachment, RECEIPT_HEADER, UPLOADS_PATH } from '@duban/contracts';
import type { DetailedError, HttpRequest, HttpResponse, Upload } from 'tus-js-client';
import { ApiError, call, csrfToken, isApiError, problemOf } from '../api';

/** Small enough for a bad line and for proxies that hold a request back until it is whole. */
const CHUNK = 1024 * 1024;
/** It never gives up by itself: a line that is away for an hour loses nothing. */
const DELAYS = [500, 1000, 2000, 5000, ...Array.from({ length: 1000 }, () => 10_000)];
/** Without a byte for so long the line is dead, whatever the browser believes. */
const STALLED = 60_000;

export type Made = { id: string; uploadId: string };
export type Told = {
  onSent: (bytes: number) => void;
  /** The line is away; it goes on by itself. */
  onWait: () => void;
  onDone: (made: Made) => void;
  onFail: (error: ApiError) => void;
};
export type Transfer = {
  start: () => void;
  pause: () => void;
  /** It is not wanted any more, and the server need not keep it. */
  drop: () => void;
};

/** Loaded when a form with files opens: no page pays for it before. */
export const loadTus = () => import('tus-js-client');

const withToken = (request: HttpRequest) => request.setHeader('x-csrf-token', csrfToken() ?? '');

/** Refusals become our own errors. A missing upload is begun again by tus, one that is locked or moved is asked again. */
function speakUp(request: HttpRequest, response: HttpResponse): void {
  const status = response.getStatus();
  if (status < 400 || status === 409 || status === 423) return;
  if (request.getMethod() === 'HEAD' && (status === 404 || status === 410)) return;
  throw problemOf(status, response.getBody(), response.getHeader('x-request-id') ?? null);
}
const mayRetry = ({ causingError: cause }: DetailedError) =>
  !isApiError(cause) || cause.status === 429 || cause.status >= 500;
/** Who sends by a code is told when it was too much, for he may have to wait an hour. */
const mayRetryAsGuest = ({ causingError: cause }: DetailedError) => !isApiError(cause) || cause.status >= 500;

const uploadIdOf = (upload: Upload): string => upload.url?.split('/').at(-1) ?? '';

/**
 * One file on its way, resumed where it broke off, also after the page was closed: `mark` tells it from all others. With
 * a `receipt` code it is sent without a session, and nothing of it stays on the device.
 */
export function transfer(
  file: File,
  { mark, receipt }: { mark: string; receipt: string | null },
  told: Told,
): Transfer {
  let upload: Upload | null = null;
  let isOn = false;
  let stalled: ReturnType<typeof setTimeout> | undefined;
  const watch = () => {
    clearTimeout(stalled);
    if (isOn) stalled = setTimeout(() => void again(), STALLED);
  };
  const again = async () => {
    watch();
    await upload?.abort();
    if (isOn) upload?.start();
  };
  const end = () => {
    isOn = false;
    clearTimeout(stalled);
  };
  const fail = (error: unknown) => {
    end();
    told.onFail(isApiError(error) ? error : new ApiError(0, 'no-network'));
  };
  const finish = async (response: HttpResponse | null) => {
    end();
    const uploadId = upload ? uploadIdOf(upload) : '';
    try {
      const made = response?.getHeader(ATTACHMENT_HEADER);
      // without a session nothing more is told of an upload that was refused
      if (!made && receipt) throw new ApiError(422, 'attachment-refused', { reason: 'other' });
      const id = made ?? (await call(findAttachment, { params: { uploadId } })).id;
      told.onDone({ id, uploadId });
    } catch (error) {
      fail(error);
    }
  };
  const open = async (): Promise<Upload> => {
    const { Upload } = await loadTus();
    const made = new Upload(file, {
      endpoint: `${location.origin}${UPLOADS_PATH}`,
      chunkSize: CHUNK,
      retryDelays: DELAYS,
      metadata: { filename: file.name },
      storeFingerprintForResuming: receipt === null,
      fingerprint: () => Promise.resolve(`${mark}|${file.lastModified}`),
      removeFingerprintOnSuccess: true,
      onBeforeRequest: receipt ? (request) => request.setHeader(RECEIPT_HEADER, receipt) : withToken,
      onAfterResponse: speakUp,
      onShouldRetry: (error) => {
        const may = (receipt ? mayRetryAsGuest : mayRetry)(error as DetailedError);
        if (may) told.onWait();
        return may;
      },
      onProgress: (sent) => {
        watch();
        told.onSent(sent);
      },
      onSuccess: ({ lastResponse }) => void finish(lastResponse),
      onError: (error) => {
        const cause = (error as Partial<DetailedError>).causingError;
        // a HEAD is refused without a word: what came of the upload is told elsewhere
        if (isApiError(cause) && cause.status === 422 && cause.code === 'no-answer') void finish(null);
        else fail(cause);
      },
    });
    const [before] = receipt ? [] : await made.findPreviousUploads();
    if (before) made.resumeFromPreviousUpload(before);
    return made;
  };
  let opened: Promise<void> | null = null;
  const prepare = () =>
    open().then((made) => {
      upload = made;
    });
  return {
    start: () => {
      isOn = true;
      opened ??= prepare();
      opened.then(again).catch((error: unknown) => {
        opened = null;
        fail(error);
      });
    },
    pause: () => {
      end();
      void upload?.abort();
    },
    drop: () => {
      end();
      // after a day it goes by itself
      upload?.abort(true).catch(() => undefined);
    },
  };
}

/** The file will not come any more: neither this device nor the server need remember how far it was. */
export async function forgetTransfer(mark: string): Promise<void> {
  const { defaultOptions, Upload } = await loadTus();
  const { urlStorage } = defaultOptions;
  const all = await urlStorage.findAllUploads();
  for (const { urlStorageKey, uploadUrl } of all) {
    if (!urlStorageKey.startsWith(`tus::${mark}|`)) continue;
    await urlStorage.removeUpload(urlStorageKey);
    if (uploadUrl)
      await Upload.terminate(uploadUrl, { ...defaultOptions, retryDelays: null, onBeforeRequest: withToken });
  }
}
