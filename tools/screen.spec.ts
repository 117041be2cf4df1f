import { table, welcome } from './screen.mjs';

const url = 'http://127.0.0.1:3000';
const accounts = [
  { username: 'li', password: 'demo', role: 'monitor', name: '李静' },
  { username: 'ouyang', password: 'demo', role: 'office-head', name: '欧阳明' },
];

it('lines up columns with Chinese in them', () => {
  const [head, first] = table([['li', 'demo', '监督员', '李静']]);
  expect(head).toBe('  user   password   role     name');
  expect(first).toBe('  li     demo       监督员   李静');
});

it('shows a demonstration: where, who, where the data are, how to stop and reset; in one screenful', () => {
  const ready = { url, demo: { accounts }, setupUrl: null, facts: { projects: 120, notices: 31 } };
  const text = welcome(ready, { database: '.duban/pg', seconds: 4.2, embedded: true });
  for (const word of [
    'http://localhost:3000',
    '120 projects',
    'ouyang',
    '效能办负责人',
    '.duban/pg',
    'Ctrl-C',
    'npm run reset',
  ])
    expect(text).toContain(word);
  expect(text.split('\n').length).toBeLessThan(24);
});

it('shows a new real server the one-time link and no password', () => {
  const ready = { url, demo: null, setupUrl: `${url}/setup/once` };
  const text = welcome(ready, { database: 'PostgreSQL at db:5432', seconds: 1, embedded: false });
  expect(text).toContain('/setup/once');
  expect(text).not.toMatch(/password|reset/);
});
