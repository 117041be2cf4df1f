import { parse, stringify } from 'lossless-json';
import { droppedOf } from './compare';
import { fromOc4ids } from './from-oc4ids';
import { fenOf, readPackage } from './read-package';
import { toOc4ids, yuanNumber, type Disclosed } from './to-oc4ids';
import fc from 'fast-check';

const project: Disclosed = {
  id: '0198f0a0-0000-7000-8000-000000000001',
  code: '2403-340122-04-01-123456',
  name: '撮镇镇物流园二期',
  description: '新建仓库三座',
  stage: 'paused',
  sector: 'agriculture',
  nature: '扩建',
  currency: 'CNY',
  total_fen: '9007199254740993',
  unit_id: '0198f0a0-0000-7000-8000-000000000002',
  unit_name: '撮镇镇人民政府',
  legal_name: '皖东物流有限公司',
  credit_code: '91350100M000100Y43',
  address: '龙泉路 1 号',
  township: '340122101',
  township_name: '撮镇镇',
  longitude: 117.4712,
  latitude: 31.8871,
  planned_start: '2025-03-01',
  planned_finish: '2026-12-31',
  actual_start: '2025-03-10',
  actual_finish: null,
  actual_operation: null,
  funding: [
    { kind: 'own', fen: '9007199254740000' },
    { kind: 'bonds', fen: '993' },
  ],
  updated_at: new Date('2026-05-11T01:00:00Z'),
};
const parts = {
  plans: [
    { year: 2025, amount_fen: '100000001', approved_on: null },
    { year: 2026, amount_fen: '250000000', approved_on: '2026-01-15' },
  ],
  figures: [
    { period: '2026-04', total_fen: '120000050', physical_bp: 4125 },
    { period: '2026-05', total_fen: null, physical_bp: null },
  ],
  milestones: [
    { id: 'm1', name: '施工许可', planned_day: '2025-02-01', actual_day: '2025-01-20' },
    { id: 'm2', name: '竣工验收', planned_day: '2026-12-01', actual_day: null },
  ],
};
const sent = (): string => `{"projects":[${stringify(toOc4ids(project, parts))}]}`;

describe('a project as OC4IDS', () => {
  it('tells what the register knows, with exact amounts and no empty parts', () => {
    const text = stringify(toOc4ids(project, parts)) ?? '';
    expect(text).toContain('"amount":90071992547409.93,');
    expect(JSON.parse(text)).toMatchObject({
      id: '2403-340122-04-01-123456',
      identifiers: [{ id: '2403-340122-04-01-123456', scheme: 'CN-GBT40058' }],
      status: 'implementation',
      type: 'expansion',
      sector: ['economy'],
      period: { startDate: '2025-03-01T00:00:00Z', endDate: '2026-12-31T00:00:00Z', durationInDays: 670 },
      milestones: [
        { id: 'm1', status: 'met', dateMet: '2025-01-20T00:00:00Z' },
        { id: 'm2', status: 'scheduled' },
      ],
      metrics: [
        { id: 'physicalProgress', observations: [{ id: '2026-04', measure: '41.25' }] },
        { id: 'financialProgress', observations: [{ value: { amount: 1200000.5, currency: 'CNY' } }] },
      ],
    });
    const bare = toOc4ids(
      {
        ...project,
        code: null,
        legal_name: '',
        sector: 'urban',
        planned_start: null,
        planned_finish: null,
        funding: [],
      },
      { plans: [], figures: [], milestones: [] },
    );
    expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['identifiers']));
    for (const absent of ['sector', 'period', 'completion', 'milestones', 'metrics'])
      expect(bare).not.toHaveProperty(absent);
    expect(bare.id).toBe(project.id);
  });

  it('comes back as it went', () => {
    const [read] = readPackage(sent()).read;
    const back = read && fromOc4ids(read.project, null, '2026-06-01');
    expect(back).toEqual({
      codes: ['2403-340122-04-01-123456'],
      fields: {
        name: project.name,
        description: project.description,
        stage: 'paused',
        sector: 'agriculture',
        nature: '扩建',
        legalName: project.legal_name,
        creditCode: project.credit_code,
        totalFen: project.total_fen,
        funding: project.funding,
        address: project.address,
        plannedStart: '2025-03-01',
        plannedFinish: '2026-12-31',
        actualStart: '2025-03-10',
      },
      currency: 'CNY',
      point: [117.4712, 31.8871],
      authority: { id: project.unit_id, name: project.unit_name },
      place: { code: '340122101', name: '撮镇镇' },
      plans: [
        { year: 2025, amountFen: '100000001', approvedOn: null },
        { year: 2026, amountFen: '250000000', approvedOn: '2026-01-15' },
      ],
    });
  });

  it('keeps every fen of every amount, out and in', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (fen) => {
        const text = stringify({ amount: yuanNumber(`${fen}`) }) ?? '';
        const { amount } = parse(text) as { amount: { value: string } };
        expect(fenOf(amount.value)).toBe(`${fen}`);
      }),
    ));

  it.each([
    ['40000000', '4000000000'],
    ['4E7', '4000000000'],
    ['0.010', '1'],
    ['14800.00', '1480000'],
    ['0.001', null],
    ['-1', null],
    ['1e99', null],
  ])('reads %s as %s fen', (text, fen) => expect(fenOf(text)).toBe(fen));
});

describe('a word from outside', () => {
  const read = (over: object) => {
    const { read: found } = readPackage(
      JSON.stringify({ projects: [{ id: 'a', title: '某项目', ...over }] }),
    );
    const [first] = found;
    return (standing: { stage: string; nature: string } | null) =>
      first && fromOc4ids(first.project, standing, '2026-06-01').fields;
  };

  it('that is coarser does not overwrite a finer one that means the same', () => {
    const sentWords = read({ status: 'maintenance', type: 'rehabilitation' });
    expect(sentWords({ stage: 'at-capacity', nature: '技术改造' })).toEqual({ name: '某项目' });
    expect(sentWords({ stage: 'building', nature: '新建' })).toMatchObject({
      stage: 'operating',
      nature: '改建和技术改造',
    });
    expect(sentWords(null)).toMatchObject({ stage: 'operating' });
  });

  it('that is a phase of the future is no fact', () =>
    expect(read({ implementationPeriod: { startDate: '2026-06-02T00:00:00Z' } })(null)).toEqual({
      name: '某项目',
    }));
});

describe('a file that is no package', () => {
  const refusal = (text: string) => {
    try {
      return readPackage(text).refused.map(({ path, code }) => `${path} ${code}`);
    } catch (error) {
      return (error as { fields: { path: string; code: string }[] }).fields.map(
        ({ path, code }) => `${path} ${code}`,
      );
    }
  };

  it.each([
    ['{', ['text not-json']],
    ['[]', ['text not-a-package']],
    ['{"projects":[]}', ['projects too-small']],
    ['{"version":"0.9"}', ['projects invalid-type']],
    [
      '{"projects":[{"id":"a","title":"某","status":"finished","budget":{"amount":{"amount":1.234,"currency":"CNY"}}},{"id":"b","title":"某","period":{"startDate":"2026-02-30T00:00:00Z"}}]}',
      [
        'projects.0.status invalid-value',
        'projects.0.budget.amount.amount amount',
        'projects.1.period.startDate date-time',
      ],
    ],
    ['{"projects":[{"id":"a","title":"某"},{"id":"a","title":"某"}]}', ['projects.1.id twice']],
  ])('%s is refused by its places', (text, places) => expect(refusal(text)).toEqual(places));
});

it('names what was dropped, a missing part by its top only', () => {
  const sentPart = parse('{"a":1.50,"b":{"c":[{"id":"1","x":1},{"id":"2"}]},"d":[{"deep":true}],"e":"x"}');
  const kept = parse('{"a":1.5,"b":{"c":[{"id":"1","x":2}]},"e":"y","more":1}');
  expect(droppedOf(sentPart, kept, 'p')).toEqual([
    { path: 'p.b.c.0.x', why: 'otherwise' },
    { path: 'p.b.c.1', why: 'left-out' },
    { path: 'p.d', why: 'left-out' },
    { path: 'p.e', why: 'otherwise' },
  ]);
});
