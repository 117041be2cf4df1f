// How a letter of the file is read, and what the office does with it.

const ARRIVED = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2}) (\d{1,2}):(\d{2}):(\d{2})$/;

/** When a letter arrived, in China: its day, its time, and the instant. */
export function arrivalOf({ 留言时间: text }) {
  const parts = ARRIVED.exec(text.trim());
  if (!parts) throw new Error(`no time: ${text}`);
  const [, year, ...rest] = parts;
  const [month, date, hour, minute, second] = rest.map((part) => part.padStart(2, '0'));
  const [day, time] = [`${year}-${month}-${date}`, `${hour}:${minute}:${second}`];
  return { day, time, at: Date.parse(`${day}T${time}+08:00`) };
}

/** A title has 2 to 80 letters; one of the file has a single sign. */
export function titleOf({ 留言主题: text }) {
  const letters = [...text.trim().replace(/\s+/g, ' ')].slice(0, 80).join('').trim();
  return [...letters].length < 2 ? `来信 ${letters}` : letters;
}

const KINDS = [
  ['consultation', /咨询|请问|询问|什么时候|何时|能否|是否|吗[？?]?$/],
  ['suggestion', /建议/],
  ['disclosure', /举报/],
  ['help', /求助|请求|希望|恳请|帮/],
];
export const kindOf = (title) => KINDS.find(([, words]) => words.test(title))?.[0] ?? 'complaint';

/** The first level of the file's tree of categories, as our dictionary has it. */
const OURS = {
  城乡建设: 'inputs',
  交通运输: 'inputs',
  农村农业: 'inputs',
  国土资源: 'permit-refused-or-late',
  卫生计生: 'permit-refused-or-late',
  环境保护: 'unlawful-stoppage',
  商贸旅游: 'unfair-tender',
  劳动和社会保障: 'payment-arrears',
  民政: 'policy-not-honoured',
  经济管理: 'policy-question',
  科技与信息产业: 'policy-question',
  纪检监察: 'conduct',
  党务政务: 'conduct',
  政法: 'unlawful-inspection',
  教育文体: 'arbitrary-fees',
};

/** What people call it who do not know the tree. */
const SAID = [
  ['payment-arrears', /拖欠|欠薪|工资|工程款|退款|不退/],
  ['arbitrary-fees', /收费|费用|电费|水费|停车费|物业费|涨价/],
  ['permit-refused-or-late', /房产证|办证|办理|审批|许可|证件|过户|落户|备案|验收/],
  ['policy-not-honoured', /补贴|补助|兑现|承诺|公积金|人才/],
  ['extortion', /强买|敲诈|索要|霸/],
  ['forced-agency', /强制|指定|捆绑|被迫/],
  ['unlawful-inspection', /执法|罚款|处罚|交警|城管/],
  ['unlawful-stoppage', /停工|断水|断电|停水|停电|烂尾/],
  ['unfair-tender', /招标|投标|中标/],
  ['conduct', /不作为|态度|推诿|投诉无门|不处理|无人管/],
  [
    'inputs',
    /小区|道路|路口|地铁|公交|路灯|停车|绿化|噪音|扰民|污染|施工|拆迁|学校|医院|自来水|燃气|规划|建设|安置/,
  ],
  ['policy-question', /政策|咨询|请问|何时|什么时候/],
];

/** The letters carry no category: the names in the tree are looked for in them, the longest first, and then such words. */
export function categoryReader(tree) {
  const words = new Map();
  for (const { 一级分类: first, 二级分类: second, 三级分类: third } of tree)
    for (const name of [second, third])
      for (const word of name.split(/[、和与及（）()/]/))
        if (word.length >= 2 && !words.has(word)) words.set(word, OURS[first] ?? 'other');
  const known = [...words].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  return (title) =>
    known.find(([word]) => title.includes(word))?.[1] ??
    SAID.find(([, words]) => words.test(title))?.[0] ??
    'other';
}

const accept = (complexity) => ({ who: 'monitor', what: 'accept', body: { complexity } });
const assign = (unit, ...co) => ({
  who: 'monitor',
  what: 'assign',
  body: { leadId: unit.orgId, coIds: co.map(({ orgId }) => orgId) },
});
const contact = { what: 'contact', body: { text: '已与来信人联系。' } };
const answer = { what: 'answer', body: { text: '已核实并处理，结果见附函。' } };

/** Of twenty letters: who does what, so many working days after it arrived. Half are left alone, to run out. */
export function planOf(i) {
  const way = i % 20;
  if (way < 4)
    return [
      { after: 1, acts: (unit) => [accept('plain'), assign(unit)] },
      { after: 2, acts: () => [contact] },
      { after: 4, acts: () => [answer] },
    ];
  if (way === 4)
    return [
      { after: 2, acts: (unit, helper) => [accept('plain'), assign(unit, helper), contact] },
      { after: 12, acts: () => [answer] },
    ];
  // answered too late
  if (way === 5)
    return [
      { after: 1, acts: (unit) => [accept('hard'), assign(unit), contact] },
      { after: 33, acts: () => [answer] },
    ];
  if (way < 8) return [{ after: 1, acts: (unit) => [accept('plain'), assign(unit)] }];
  if (way === 8) return [{ after: 2, acts: () => [accept('plain')] }];
  if (way === 9)
    return [
      {
        after: 2,
        acts: () => [
          { who: 'monitor', what: 'refuse', body: { reason: 'not-in-this-county', text: '不属本县事项。' } },
        ],
      },
    ];
  return [];
}
