import type { Severity } from '@duban/domain';
import type { Step } from './notice-moves';

/** The desks of the demonstration's handlers. */
export type Desk = 'cuozhen' | 'zone' | 'zhujianju';
/**
 * A step `n` working days after the issue; two on one day follow each other, before and after noon. `late`: after the
 * offices have closed.
 */
type Act = [
  kind: Step['kind'],
  n: number,
  more?: { days?: number; untilDay?: number; text?: string; late?: true },
];
/** An open notice: issued `age` working days ago, then what people did. `at`: whose desk it must lie on. */
export type Case = { severity: Severity; age: number; acts: Act[]; at?: Desk; coUnit?: Desk };

const taken = (feedback: number[] = []): Act[] => [
  ['signed', 0],
  ['acting', 1],
  ...feedback.map((n): Act => ['fed-back', n]),
];
const WAITING = '省自然资源厅用地批复尚未下达，批复前无法进场施工。';
const RAIN = '连续降雨，基坑无法开挖，请予延期。';
const FOREIGN = '该路段管线由县住建局牵头迁改，本单位无权处理，请改派。';
const CREW = '原施工队伍退场，新队伍已签约，下周一进场。';

/** Every place on the ladder and every turn of the flow, and something of each for every demo handler. */
export const OPEN_CASES: Case[] = [
  // nobody has answered: from the leader's desk down to issued yesterday
  { severity: 'important', age: 22, acts: taken() },
  {
    severity: 'urgent',
    age: 16,
    at: 'cuozhen',
    acts: [...taken(), ['reason-stated', 6, { text: CREW }], ['reason-rejected', 7]],
  },
  { severity: 'important', age: 17, acts: [...taken(), ['replied', 8], ['returned', 8]] },
  { severity: 'urgent', age: 9, acts: [...taken(), ['reason-stated', 8, { text: CREW }]] },
  { severity: 'normal', age: 17, at: 'zhujianju', acts: taken([4]) },
  { severity: 'extra-urgent', age: 5, at: 'zone', acts: taken() },
  { severity: 'important', age: 11, acts: taken() },
  { severity: 'urgent', age: 5, acts: taken() },
  { severity: 'normal', age: 14, at: 'cuozhen', coUnit: 'zhujianju', acts: taken([5, 9]) },
  { severity: 'important', age: 9, at: 'zone', acts: taken() },
  { severity: 'extra-urgent', age: 2, acts: [['signed', 0]] },
  { severity: 'normal', age: 9, acts: taken([4]) },
  { severity: 'normal', age: 6, at: 'zhujianju', acts: taken() },
  { severity: 'normal', age: 3, acts: [['signed', 0]] },
  { severity: 'important', age: 2, acts: [] },
  { severity: 'urgent', age: 1, at: 'zone', acts: [] },
  { severity: 'normal', age: 1, at: 'cuozhen', acts: [] },
  { severity: 'normal', age: 1, at: 'zhujianju', acts: [] },
  // signed for, and then nothing for three days
  { severity: 'normal', age: 6, acts: [['signed', 0]] },
  // something to do for the demo handler: begin to act, tell progress, ask for more time
  { severity: 'normal', age: 2, at: 'cuozhen', acts: [['signed', 0]] },
  { severity: 'normal', age: 4, at: 'cuozhen', coUnit: 'zhujianju', acts: taken() },
  { severity: 'important', age: 5, at: 'cuozhen', acts: taken() },
  { severity: 'normal', age: 2, at: 'zone', acts: [['signed', 1]] },
  { severity: 'normal', age: 2, at: 'zhujianju', acts: [['signed', 1]] },
  // answered: the office judges, and the head closes
  { severity: 'important', age: 8, acts: [...taken(), ['replied', 6]] },
  { severity: 'normal', age: 13, acts: [...taken([5]), ['replied', 12]] },
  {
    severity: 'urgent',
    age: 4,
    acts: [
      ['signed', 0],
      ['replied', 3],
    ],
  },
  { severity: 'normal', age: 16, acts: [...taken([3, 8]), ['replied', 13]] },
  { severity: 'normal', age: 12, acts: [...taken([4]), ['replied', 6], ['returned', 6], ['replied', 11]] },
  { severity: 'normal', age: 11, at: 'cuozhen', acts: [...taken([4]), ['replied', 8], ['returned', 8]] },
  { severity: 'urgent', age: 6, at: 'zone', acts: [...taken(), ['replied', 4], ['returned', 4]] },
  { severity: 'normal', age: 12, acts: [...taken([5]), ['replied', 9], ['accepted', 10]] },
  { severity: 'important', age: 9, acts: [...taken(), ['replied', 7], ['accepted', 8]] },
  // asked of the office, and not yet decided
  { severity: 'important', age: 4, acts: [...taken(), ['extension-asked', 3, { days: 5, text: RAIN }]] },
  {
    severity: 'important',
    age: 7,
    acts: [...taken(), ['suspension-asked', 6, { untilDay: 40, text: WAITING }]],
  },
  { severity: 'normal', age: 1, acts: [['objected', 0, { text: FOREIGN, late: true }]] },
  // stopped, resumed, extended, another day for a reason, another unit
  {
    severity: 'normal',
    age: 12,
    acts: [...taken(), ['suspension-asked', 5, { untilDay: 60, text: WAITING }], ['suspended', 6]],
  },
  {
    severity: 'normal',
    age: 18,
    acts: [...taken([4]), ['suspension-asked', 5, { text: WAITING }], ['suspended', 6], ['resumed', 13]],
  },
  {
    severity: 'important',
    age: 11,
    acts: [...taken(), ['extension-asked', 7, { days: 5, text: RAIN }], ['extended', 8, { days: 5 }]],
  },
  // late in the year its ladder reaches into one that nobody has announced: 暂定
  {
    severity: 'normal',
    age: 5,
    at: 'cuozhen',
    acts: [...taken(), ['extension-asked', 2, { days: 15, text: RAIN }], ['extended', 3, { days: 15 }]],
  },
  {
    severity: 'urgent',
    age: 9,
    acts: [...taken(), ['reason-stated', 6, { text: CREW }], ['reason-accepted', 7, { untilDay: 12 }]],
  },
  {
    severity: 'normal',
    age: 8,
    acts: [
      ['objected', 0, { text: FOREIGN, late: true }],
      ['redispatched', 1],
      ['signed', 1],
      ['acting', 2],
    ],
  },
  // taken back
  {
    severity: 'urgent',
    age: 15,
    acts: [...taken(), ['withdrawn', 4, { text: '与县政府专项督查重复，并案办理。' }]],
  },
  {
    severity: 'normal',
    age: 26,
    acts: [
      ...taken(),
      ['suspension-asked', 3, { text: '项目拟停缓建，待县政府研究。' }],
      ['suspended', 3],
      ['withdrawn', 12, { text: '项目已列入停缓建，终止督办。' }],
    ],
  },
];
/** Closed these days; not yet put away. */
export const CLOSED_CASES: Case[] = [
  { severity: 'urgent', age: 9, acts: [...taken(), ['replied', 4], ['accepted', 5], ['closed', 6]] },
  { severity: 'important', age: 13, acts: [...taken(), ['replied', 8], ['accepted', 9], ['closed', 10]] },
  {
    severity: 'extra-urgent',
    age: 6,
    at: 'cuozhen',
    acts: [
      ['signed', 0],
      ['replied', 2],
      ['accepted', 3],
      ['closed', 4],
    ],
  },
];
/** Closed in the course of the year, and put away. */
export const ARCHIVED = 24;
/** Light and late reports make the proposals; what a person registered waits for the head; some are not issued. */
export const PROPOSED_BY_LIGHT = 3;
export const PROPOSED_BY_HAND = 2;
export const DISMISSED = 3;
