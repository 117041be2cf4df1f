import { add, resultLine, tally } from './tally.mjs';

const report = (some: object) => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...some,
});

it('counts a skipped and a planned test as failed', () => {
  expect(tally(report({ numPendingTests: 2, numTodoTests: 1 }))).toEqual({ passed: 5, failed: 3 });
});

it('does not mind tests that a filter left out', () => {
  expect(tally(report({ numPendingTests: 2 }), { isFiltered: true })).toEqual({ passed: 5, failed: 0 });
});

it('counts a file that did not load, and a failed test once', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ];
  expect(tally(report({ numFailedTests: 1, testResults }), { exitCode: 1 })).toEqual({
    passed: 5,
    failed: 2,
  });
});

it('fails when Jest broke before it could tell, and when it is unhappy without naming a test', () => {
  expect(tally(undefined)).toEqual({ passed: 0, failed: 1 });
  expect(tally(report({}), { exitCode: 1 })).toEqual({ passed: 5, failed: 1 });
});

it('ends with the line that machines read', () => {
  expect(resultLine(add({ passed: 3, failed: 0 }, { passed: 4, failed: 1 }))).toBe('7 passed, 1 failed');
});
