// People who work while things break: each takes its unit's busy notices one by one, signs for them, begins to act,
// feeds back and replies, over HTTP. An answer of the server is remembered; what was not answered may have happened or
// not, so the client looks again and goes on from there.
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDice } from './dice.mjs';

const ANSWER_MS = 15_000;
/** What comes next from a state; a notice that is replied to is done. */
const NEXT = { issued: 'sign', signed: 'act', acting: 'feedbacks', returned: 'reply' };

/**
 * @param {{ notices: object[], urls: string[], headers: object, seed: number, name: string, isOver: () => boolean }} wish
 * @returns what was acknowledged, how often the outcome was unknown, and answers nobody expected
 */
export async function work({ notices, urls, headers, seed, name, isOver }) {
  const dice = makeDice(seed);
  const said = { acknowledged: [], unknown: 0, refused: [] };
  const call = async (method, path, body) => {
    const response = await fetch(`${dice.pick(urls)}/api${path}`, {
      ...{ method, headers, signal: AbortSignal.timeout(ANSWER_MS) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, answer: await response.json() };
  };
  /** One step of one notice; whether it came further. */
  const step = async (notice, fedBack) => {
    const seen = await call('GET', `/notices/${notice.id}`);
    if (seen.status !== 200) return seen.status;
    const { state, version } = seen.answer;
    const move = state === 'acting' && fedBack.count >= 2 ? 'reply' : NEXT[state];
    if (!move) return 'done';
    const text = `${name} ${move} ${said.acknowledged.length} ${dice.uuid()}`;
    const body = { version, ...(move === 'act' ? { plan: text } : move === 'sign' ? {} : { text }) };
    const { status, answer } = await call('POST', `/notices/${notice.id}/${move}`, body);
    if (status === 200) {
      said.acknowledged.push({ noticeId: notice.id, move, text });
      if (move === 'feedbacks') fedBack.count++;
    } else if (status >= 500 || status === 429) said.unknown++;
    // somebody (this client, unheard) was there before: look again
    else if (![409, 422].includes(status)) said.refused.push({ move, status, code: answer.code });
    return status;
  };
  for (const notice of notices) {
    const fedBack = { count: 0 };
    for (let tries = 0; tries < 200 && !isOver(); tries++) {
      const outcome = await step(notice, fedBack).catch(() => {
        said.unknown++;
        return 'no answer';
      });
      if (outcome === 'done') break;
      await sleep(outcome === 200 ? dice.between(20, 150) : 250);
    }
    if (isOver()) break;
  }
  return said;
}
