// Lints texts as if they stood in the files named, without writing them: [{ file, text }] as JSON on standard input,
// [{ file, messages: [{ rule, message }] }] on standard output. A process of its own, because ESLint and Nx do not
// load inside Jest's module system.
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import { root, runNx } from './build.mjs';

// Without a cached project graph the boundary rule prints a warning and lets everything pass.
await runNx(['show', 'projects']);

const eslint = new ESLint({ cwd: root });
const planted = JSON.parse(await text(process.stdin));
const results = [];
for (const { file, text: code } of planted) {
  const [result] = await eslint.lintText(code, { filePath: file });
  const messages = (result?.messages ?? []).map(({ ruleId, message }) => ({ rule: ruleId, message }));
  results.push({ file, messages });
}
console.log(JSON.stringify(results));
