import type { CardColor, CardMove, Severity } from '@duban/domain';

/** One act of a card, so many working days ago; the words where a person wrote some. */
export type CardStep = [move: CardMove, daysAgo: number, text?: string];
/** What became of a card of a notice after a rung, or a person, proposed it. Without steps it still waits. */
export type CardScript = { steps: CardStep[]; byHand?: { daysAgo: number; reason: string } };
export type CardScripts = Partial<Record<CardColor, CardScript>>;

const ISSUE = {
  yellow: '到期日后三个工作日仍未反馈，同意发黄牌。',
  red: '通报批评后仍未反馈，同意发红牌。',
};
const APPEAL = '施工受阻系上级管线迁改批复未下，已书面报告，非我单位怠于办理，请予复核。';
const ON_SITE = '派员赴现场核查。';
const MENDED = '现场核查，整改到位。';
const MERGED = '同一事项已拟发红牌，不另发黄牌。';

export const OVERTAKEN = '已反馈办结，不再发牌。';

/** A card of an open notice, which a rung proposed before the first of its steps. */
export type OpenScript = { color: CardColor; script: CardScript };

/** What became of cards of notices still open, each of the first that fits: served and silent, explained, under appeal. */
export const OPEN_SCRIPTS: OpenScript[] = [
  {
    color: 'yellow',
    script: {
      steps: [
        ['issue', 8, ISSUE.yellow],
        ['serve', 7],
      ],
    },
  },
  {
    color: 'yellow',
    script: {
      steps: [
        ['issue', 7, ISSUE.yellow],
        ['serve', 6],
        ['explain', 4, '征拆协议已签九成，余下两户本周内签订；迟报进展系交接疏漏，已补报。'],
        ['appeal', 2, APPEAL],
      ],
    },
  },
  {
    color: 'yellow',
    script: {
      steps: [
        ['issue', 3, ISSUE.yellow],
        ['serve', 2],
      ],
    },
  },
  {
    color: 'red',
    script: {
      steps: [
        ['issue', 6, ISSUE.red],
        ['serve', 5],
        ['explain', 3, '已成立专班，主要负责人牵头，余下杆线本月底前迁完，每日报进度。'],
      ],
    },
  },
];

/** Proposed by a person, on notices whose reply was not good enough. */
export const HAND_SCRIPTS: Required<CardScript>[] = [
  { steps: [], byHand: { daysAgo: 1, reason: '反馈与现场核查不符，退回后仍未补正。' } },
  {
    steps: [['dismiss', 1, '单位已当面说明，情况属实，先不发。']],
    byHand: { daysAgo: 2, reason: '反馈避重就轻，被退回。' },
  },
];

/** A notice that was answered late and closed: issued `age` working days ago, answered `late` after its due day. */
export type LateCase = {
  severity: Severity;
  age: number;
  late: number;
  at?: 'cuozhen' | 'zone' | 'zhujianju';
  cards: CardScripts;
};

/** What is over, or nearly so, of the cards of the year: each way one can end. */
export const LATE_CASES: LateCase[] = [
  {
    severity: 'urgent',
    age: 60,
    late: 4,
    at: 'cuozhen',
    cards: {
      yellow: {
        steps: [
          ['issue', 51, ISSUE.yellow],
          ['serve', 50],
          ['explain', 48, '材料已补齐，施工许可已办结，今后由分管副镇长每周调度。'],
          ['verify', 44, ON_SITE],
          ['lift', 40, MENDED],
        ],
      },
    },
  },
  {
    severity: 'important',
    age: 75,
    late: 4,
    at: 'zone',
    cards: {
      yellow: {
        steps: [
          ['issue', 61, ISSUE.yellow],
          ['serve', 60],
          ['appeal', 57, APPEAL],
          ['uphold', 54, '批复未下不影响场内施工，理由不成立，维持。'],
          ['verify', 50, ON_SITE],
          ['lift', 47, MENDED],
        ],
      },
    },
  },
  {
    severity: 'important',
    age: 52,
    late: 7,
    at: 'zhujianju',
    cards: {
      yellow: { steps: [['dismiss', 37, MERGED]] },
      red: {
        steps: [
          ['issue', 36, ISSUE.red],
          ['serve', 35],
          ['appeal', 32, APPEAL],
          ['lower', 28, '部分原因在外，已补办手续，情节较轻，降为黄牌。'],
          ['verify', 24, ON_SITE],
          ['lift', 20, MENDED],
        ],
      },
    },
  },
  {
    severity: 'urgent',
    age: 66,
    late: 4,
    cards: {
      yellow: {
        steps: [
          ['issue', 57, ISSUE.yellow],
          ['serve', 57],
          ['appeal', 55, '停工期间已按规定报备，应予扣除，请予复核。'],
          ['revoke', 52, '经查停工报备属实，计时有误，撤销。'],
        ],
      },
    },
  },
  {
    severity: 'urgent',
    age: 12,
    late: 4,
    at: 'zone',
    cards: { yellow: { steps: [['issue', 1, ISSUE.yellow]] } },
  },
  {
    severity: 'urgent',
    age: 13,
    late: 4,
    at: 'zhujianju',
    cards: {
      yellow: {
        steps: [
          ['issue', 4, ISSUE.yellow],
          ['serve', 3],
          ['explain', 1, '审批件已于昨日办结送达，经办人已批评教育，完善了限时办结台账。'],
        ],
      },
    },
  },
  {
    severity: 'urgent',
    age: 20,
    late: 4,
    cards: {
      yellow: {
        steps: [
          ['issue', 11, ISSUE.yellow],
          ['serve', 10],
          ['explain', 8, '道路已复通，材料已进场，进度差额两个月内补齐。'],
          ['verify', 2, ON_SITE],
        ],
      },
    },
  },
  {
    severity: 'urgent',
    age: 18,
    late: 4,
    cards: {
      yellow: {
        steps: [
          ['issue', 9, ISSUE.yellow],
          ['serve', 9],
          ['appeal', 6, APPEAL],
          ['uphold', 1, '未见书面报告，理由不成立，维持。'],
        ],
      },
    },
  },
  {
    severity: 'important',
    age: 26,
    late: 7,
    cards: {
      yellow: { steps: [['dismiss', 11, MERGED]] },
      red: {
        steps: [
          ['issue', 10, ISSUE.red],
          ['serve', 9],
          ['appeal', 6, APPEAL],
          ['lower', 1, '整改迅速，影响已消除，降为黄牌。'],
        ],
      },
    },
  },
];
