import type { ArgumentsHost } from '@nestjs/common';
import { makeLog } from '../log/log';
import { ProblemFilter } from './problem.filter';

/** What leaves when something was thrown inside. */
function answerTo(error: unknown): { status: number; code: string } {
  let sent = '';
  const response = {
    headersSent: false,
    status: () => response,
    type: () => response,
    send: (body: string) => (sent = body),
  };
  const http = { getRequest: () => ({ path: '/' }), getResponse: () => response };
  new ProblemFilter(makeLog('silent')).catch(error, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return JSON.parse(sent) as { status: number; code: string };
}

describe('while the database restarts', () => {
  it.each([
    ['57P01', 'terminating connection due to administrator command'],
    ['57P02', 'the database system is shutting down'],
    ['57P03', 'the database system is starting up'],
    ['57P03', 'the database system is not yet accepting connections'],
    ['53300', 'sorry, too many clients already'],
    ['ECONNREFUSED', ''],
    [undefined, 'Connection terminated unexpectedly'],
  ])('%s %s is a 503: come back, nothing is broken', (code, message) => {
    expect(answerTo(Object.assign(new Error(message), { code }))).toMatchObject({
      status: 503,
      code: 'unavailable',
    });
  });

  it('anything else stays a 500 that says nothing', () => {
    const error = Object.assign(new Error('column "secret" does not exist'), { code: '42703' });
    expect(answerTo(error)).toMatchObject({ status: 500, code: 'internal', facts: {} });
  });
});
