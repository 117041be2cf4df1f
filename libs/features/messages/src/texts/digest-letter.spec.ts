import { digestLetter, type DigestLine } from './digest-letter';
import { bytesOf } from './letter';

const HOUSE = { OPERATOR: '县效能办', PUBLIC_URL: 'https://duban.example' };
let serial = 0;
const line = (topic: string, over: Partial<DigestLine> = {}): DigestLine => {
  const id = `n${++serial}`;
  return {
    topic,
    subject: { type: 'notice', id },
    data: {},
    about: {
      noticeId: id,
      number: `〔2026〕${serial}号`,
      title: '督促加快建设进度',
      unit: '撮镇镇',
      dueDay: '2026-05-20',
    },
    ...over,
  };
};
const letter = (lines: DigestLine[], house: object = HOUSE) =>
  digestLetter('王海涛', lines, 'a:email:1-4', house as typeof HOUSE);

beforeEach(() => (serial = 0));

it('says the counts in the subject, and each matter with number, title, unit, due day and where to read it', () => {
  const { subject, text, key } = letter([
    line('notice.reminded', { data: { rung: 'reminder-1' } }),
    line('notice.escalated', { data: { rung: 'leader' } }),
    line('notice.reminded', { data: { rung: 'reminder-2' } }),
    line('notice.warned', { data: { rung: 'warning' } }),
  ]);
  expect(key).toBe('a:email:1-4');
  expect(subject).toBe('督办提醒：3 件督办逾期、1 件预警');
  expect(text).toBe(
    [
      '王海涛：',
      '【逾期 3 件】',
      '1. 〔2026〕1号 督促加快建设进度\n   撮镇镇 · 5月20日到期 · 一次催办\n   https://duban.example/notices/n1',
      '2. 〔2026〕2号 督促加快建设进度\n   撮镇镇 · 5月20日到期 · 呈报县领导\n   https://duban.example/notices/n2',
      '3. 〔2026〕3号 督促加快建设进度\n   撮镇镇 · 5月20日到期 · 二次催办\n   https://duban.example/notices/n3',
      '【预警 1 件】',
      '4. 〔2026〕4号 督促加快建设进度\n   撮镇镇 · 5月20日到期 · 即将到期\n   https://duban.example/notices/n4',
      '全部消息：https://duban.example/inbox\n接收方式与免打扰时段：https://duban.example/me\n县效能办 · 督办系统自动发送，请勿回复',
    ].join('\n\n'),
  );
});

it('names a matter once, with the last thing that happened to it', () => {
  const first = line('notice.reminded', { data: { rung: 'reminder-1' } });
  const { subject, text } = letter([first, { ...first, data: { rung: 'reminder-2' } }]);
  expect(subject).toBe('督办提醒：1 件督办逾期');
  expect(text).toContain('二次催办');
  expect(text).not.toContain('一次催办');
});

it('counts 500 and shows the first 50', () => {
  const { subject, text } = letter(Array.from({ length: 500 }, () => line('notice.warned')));
  expect(subject).toBe('督办提醒：500 件预警');
  expect(text).toContain('【预警 500 件】');
  expect(text).toContain('50. 〔2026〕50号');
  expect(text).not.toContain('〔2026〕51号');
  expect(text).toContain('还有 450 件，请到系统查看。');
});

it('fits a robot’s 4096 bytes, cut between two matters', () => {
  const { markdown } = letter(Array.from({ length: 500 }, () => line('notice.warned')));
  const text = markdown(4096);
  expect(bytesOf(text)).toBeLessThanOrEqual(4096);
  expect(bytesOf(text)).toBeGreaterThan(3000);
  expect(text).toMatch(/还有 \d+ 件，请到系统查看。$/);
  expect(text).toContain('1. [〔2026〕1号 督促加快建设进度](https://duban.example/notices/n1)\n> 撮镇镇');
});

it('lets no title speak markdown', () => {
  const about = {
    noticeId: 'n',
    number: null,
    title: '[点我](http://evil) <@all> **急**',
    unit: '撮镇镇',
    dueDay: null,
  };
  const { markdown } = letter([line('notice.issued', { about })]);
  expect(markdown(4096)).not.toMatch(/\]\(http:\/\/evil|<@all>|\*\*急/);
});

it('tells what is about no notice, and links nothing where no address is known', () => {
  const alarm = line('engine.alarm', { about: null, subject: { type: 'task', id: '7' } });
  const { subject, text } = letter([alarm, line('settings.changed', { about: null })], {
    OPERATOR: '县效能办',
  });
  expect(subject).toBe('督办提醒：1 条系统告警、1 条其他消息');
  expect(text).not.toContain('http');
  expect(text).toContain('1. 有任务多次失败已搁置，请到引擎页处理');
});

it('names three groups in the subject and counts the rest', () => {
  const { subject } = letter(
    ['notice.warned', 'notice.escalated', 'notice.issued', 'card.issued', 'notice.closed'].map((topic) =>
      line(topic),
    ),
  );
  expect(subject).toBe('督办提醒：1 件督办逾期、1 件预警、1 件黄红牌，另有 2 件');
});
