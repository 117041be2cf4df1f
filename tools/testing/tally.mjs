// Counts a Jest result honestly: what did not run has not passed.

/** @param {object | undefined} report what `jest --json` wrote; undefined when Jest itself broke */
export function tally(report, { exitCode = 0, isFiltered = false } = {}) {
  if (!report) return { passed: 0, failed: 1 };
  const passed = report.numPassedTests;
  const notRun = isFiltered ? 0 : report.numPendingTests + report.numTodoTests; // -t leaves tests out on purpose
  const brokenFiles = report.testResults.filter(isBroken).length;
  const failed = report.numFailedTests + notRun + brokenFiles;
  // Jest says no without naming a test: a leak, a threshold, a failed teardown
  return { passed, failed: failed || (exitCode ? 1 : 0) };
}

/** A file that failed without a failed test: it did not load, or broke outside its tests. */
const isBroken = (file) =>
  file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed');

export const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });
export const resultLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
