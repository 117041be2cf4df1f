import { createHmac } from 'node:crypto';
import type { Letter } from '../texts/letter';
import { causeOf, cleanDetail, SendError } from './send-error';

const PATIENCE_MS = 10_000;
/** 4096 bytes of markdown and no more; 钉钉 says 20,000, but nobody reads that on a phone. */
const WECOM_BYTES = 4096;
const DINGTALK_BYTES = 8000;
/** An answer is a line of JSON; whoever sends more is not the robot. */
const ANSWER_BYTES = 20_000;

/** 企业微信: `{ msgtype, markdown: { content } }`, errcode 0 when it was taken. Its address is its key. */
export async function sendToWecom(address: string, letter: Letter): Promise<void> {
  await post(new URL(address), letter, {
    msgtype: 'markdown',
    markdown: { content: letter.markdown(WECOM_BYTES) },
  });
}

/** 钉钉: the same with a title; with a secret the address is signed for this millisecond. */
export async function sendToDingtalk(
  address: string,
  secret: string | null,
  letter: Letter,
  wall: number,
): Promise<void> {
  const url = new URL(address);
  if (secret) {
    url.searchParams.set('timestamp', String(wall));
    url.searchParams.set('sign', signOf(wall, secret));
  }
  await post(url, letter, {
    msgtype: 'markdown',
    markdown: { title: letter.subject, text: letter.markdown(DINGTALK_BYTES) },
  });
}

/** The signature of 钉钉: HMAC-SHA256 of "timestamp\nsecret" under the secret, in base64. */
export const signOf = (wall: number, secret: string): string =>
  createHmac('sha256', secret).update(`${wall}\n${secret}`).digest('base64');

async function post(url: URL, letter: Letter, body: object): Promise<void> {
  let answer: { status: number; text: string };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': letter.key },
      body: JSON.stringify(body),
      // a host that is allowed must not send the server on to one that is not
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    answer = { status: response.status, text: (await response.text()).slice(0, ANSWER_BYTES) };
  } catch (error) {
    throw new SendError((error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable', causeOf(error));
  }
  if (answer.status !== 200) throw new SendError('refused', `HTTP ${answer.status}`);
  const { errcode, errmsg } = codeIn(answer.text);
  if (errcode !== 0) throw new SendError('refused', `${errcode} ${cleanDetail(errmsg)}`);
}

function codeIn(text: string): { errcode: number; errmsg: string } {
  try {
    const { errcode, errmsg } = JSON.parse(text) as { errcode?: unknown; errmsg?: unknown };
    if (typeof errcode === 'number') return { errcode, errmsg: typeof errmsg === 'string' ? errmsg : '' };
  } catch {
    // said below: it is no answer of a robot
  }
  throw new SendError('refused', 'no errcode in the answer');
}
