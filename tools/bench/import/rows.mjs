// The rows of the file: a register as a county keeps it, with plans, in Chinese words and 万元.
import { writeXlsxStream } from 'hucre/xlsx';
import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export const HEADS = [
  ...[
    '项目代码',
    '项目名称',
    '责任单位',
    '乡镇园区',
    '法人单位',
    '行业',
    '国民经济行业',
    '项目类别',
    '建设性质',
    '阶段',
  ],
  ...[
    '年度类别',
    '总投资（万元）',
    '年度计划投资（万元）',
    '政府投资',
    '估算（万元）',
    '概算（万元）',
    '计划开工',
  ],
  ...['计划竣工', '实际开工', '包保领导', '项目专员', '标签', '地址', '建设内容', '建设规模'],
];
const SECTORS = [
  '制造业',
  '能源水务',
  '交通物流',
  '教育医疗',
  '现代农业',
  '生态水利',
  '城镇建设',
  '商贸服务',
];
const KINDS = ['产业园', '扩建工程', '管网改造', '智能工厂', '学校', '物流中心', '新材料基地', '河道治理'];

export const codeOf = (i) => `2305-340122-04-01-${900_000 + (i % 100_000)}`;

export function* rowsOf(count, places) {
  for (let i = 0; i < count; i++) {
    const { unit, township } = places[i % places.length];
    const total = 8_000 + (i % 900) * 137.25;
    yield [
      ...[
        codeOf(i),
        `${township}${i}号${KINDS[i % KINDS.length]}`,
        unit,
        township,
        `合肥第${i % 700}建设有限公司`,
      ],
      ...[SECTORS[i % SECTORS.length], 'C38', '产业', '新建', '在建', '续建'],
      ...[total, Math.round(total / 3), i % 4 ? '否' : '是', total * 0.95, total * 1.01],
      ...['2025-03-01', '2027-12-31', '2025-03-10', '张三', '李四', '省重点；专精特新'],
      ...[`建设路${i}号`, `新建厂房${1000 + (i % 5000)}平方米及配套`, `年产${i % 300}万套`],
    ];
  }
}

export async function writeFile(file, count, places) {
  const columns = HEADS.map((header) => ({ header }));
  const stream = writeXlsxStream(rowsOf(count, places), { name: '项目', columns });
  await pipeline(Readable.fromWeb(stream), fs.createWriteStream(file));
}
