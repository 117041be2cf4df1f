// What `npm start` shows when everything runs: one screenful, the same words for a demonstration and a real server.

const ROLE_NAMES = {
  monitor: '监督员 monitor',
  'office-head': '效能办负责人 head of the office',
  leader: '县领导 county leader',
  handler: '责任单位承办人 handler',
  reporter: '直报员 reporter',
  enterprise: '企业 enterprise',
  admin: '系统管理员 administrator',
  auditor: '审计员 auditor',
};
const roleName = (role) =>
  [role]
    .flat()
    .map((one) => ROLE_NAMES[one] ?? one)
    .join(', ');

/** @param {{ url: string, demo?: object | null, setupUrl?: string | null, facts?: object }} ready from the server */
export function welcome(ready, { database, seconds, embedded }) {
  const { demo, setupUrl, facts } = ready;
  const url = ready.url.replace('//127.0.0.1:', '//localhost:'); // the name people type
  const lines = [`Duban 督办 is running at ${url}   (ready in ${seconds.toFixed(1)} s)`, ''];
  if (demo?.accounts?.length) {
    const held = facts ? `: ${facts.projects} projects, ${facts.notices} supervision notices` : '';
    lines.push(`Demonstration data${held}. Sign in as one of`, '');
    lines.push(...table(demo.accounts.map((a) => [a.username, a.password, roleName(a.role), a.name])), '');
  }
  if (setupUrl)
    lines.push('Nobody can sign in yet. Make the first administrator here (works once):', setupUrl, '');
  lines.push(`Data    ${database}`);
  lines.push('Stop    Ctrl-C');
  if (embedded) lines.push('Reset   npm run reset   (after stopping; removes all data)');
  return lines.map((line) => (line ? `  ${line}` : '')).join('\n');
}

/** Columns as wide as their widest cell, where a Chinese character is two wide. */
export function table(rows) {
  const head = ['user', 'password', 'role', 'name'];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => width(row[column]))));
  const line = (row) =>
    row.map((cell, column) => cell + ' '.repeat(widths[column] - width(cell))).join('   ');
  return all.map((row) => `  ${line(row).trimEnd()}`);
}

const width = (text) =>
  [...String(text)].reduce((sum, char) => sum + (/[\u2e80-\uffe6]/u.test(char) ? 2 : 1), 0);
