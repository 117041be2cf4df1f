import { CSV, XLSX, type ListFormat } from '@duban/contracts';
import type { StreamableFile } from '@nestjs/common';
import { writeXlsx } from 'hucre/xlsx';
import { lineOf } from '../files/csv';
import { madeFile } from '../files/sent-file';
import type { ImportKind, KindField } from './kinds';

const NAMES: Record<ImportKind['name'], string> = {
  projects: '项目登记与年度计划',
  reports: '月报数据',
  milestones: '手续与节点',
};
const TO_FILL = 5000;
const NEEDED = { always: '必填', new: '新增时必填' };
const BOLD = { font: { bold: true } };
export const HEAD = {
  ...BOLD,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2EFE8' } },
} as const;

/** The head as people read it: its unit, and a star where a row is nothing without it. */
export const headOf = ({ name, type, required }: KindField): string =>
  `${name.zh}${type === 'money' ? '（万元）' : type === 'percent' ? '（%）' : ''}${required === null ? '' : '*'}`;

/** What looks like a number and is none, and days, stay as they are typed. */
export const isTyped = ({ type }: Pick<KindField, 'type'>): boolean =>
  ['code', 'day', 'month', 'text'].includes(type);

/** A file to fill in: one column for each field, and for a spreadsheet a second sheet that explains them. */
export async function templateOf(kind: ImportKind, format: ListFormat): Promise<StreamableFile> {
  const name = `${NAMES[kind.name]}-模板.${format}`;
  if (format === 'csv') {
    const head = `\uFEFF${lineOf(kind.fields.map(headOf))}`;
    return madeFile({ name, type: `${CSV}; charset=utf-8` }, Buffer.from(head));
  }
  return madeFile({ name, type: XLSX }, await workbookOf(kind));
}

async function workbookOf({ name, fields }: ImportKind): Promise<Uint8Array> {
  const heads = fields.map(headOf);
  const explained = fields.map((field) => [
    headOf(field),
    field.required === null ? '可不填' : NEEDED[field.required],
    field.what.zh,
    allowedOf(field),
    field.example,
    field.usedBy.zh,
  ]);
  const titles = ['列', '是否必填', '说明', '允许的内容', '示例', '谁使用'];
  return writeXlsx({
    sheets: [
      {
        name: NAMES[name],
        columns: fields.map(({ type }) => ({
          width: type === 'text' ? 28 : 16,
          ...(isTyped({ type }) ? { numFmt: '@' } : {}),
        })),
        rows: [heads],
        cells: new Map(heads.map((_, at) => [`0,${at}`, { style: HEAD }])),
        freezePane: { rows: 1 },
        dataValidations: fields.flatMap((field, at) => validationOf(field, at)),
      },
      {
        name: '填写说明',
        columns: [24, 12, 50, 44, 26, 26].map((width) => ({ width })),
        rows: [
          titles,
          ...explained,
          [],
          [
            '空格的列不改登记库里的内容；要清空一项，在格里写“清空”。金额按表头的单位填，也可在格里写明（如 1.2亿元）。',
          ],
          ['同一个项目（同一个月、同一项）一个文件只写一行。公式取算出的值；合并的单元格要取消合并。'],
        ],
        cells: new Map(titles.map((_, at) => [`0,${at}`, { style: HEAD }])),
        freezePane: { rows: 1 },
      },
    ],
  });
}

const YES_NO = ['是', '否'];
const wordsOf = ({ type, choices }: KindField): string[] =>
  type === 'yes-no' ? YES_NO : choices.map(({ zh }) => zh);

/** The list of what a cell may hold, where there are but a few. */
export function validationOf(field: KindField, at: number) {
  const values = wordsOf(field);
  // what a list of Excel holds
  if (values.length === 0 || values.join(',').length > 250) return [];
  const column = lettersOf(at);
  return [
    {
      type: 'list' as const,
      values,
      range: `${column}2:${column}${TO_FILL}`,
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: field.name.zh,
      errorMessage: `只能填：${values.join('、')}`,
    },
  ];
}

/** 0 is A, 26 is AA. */
const lettersOf = (at: number): string =>
  (at >= 26 ? lettersOf(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

function allowedOf(field: KindField): string {
  const words = wordsOf(field);
  if (words.length > 0) return words.join('、');
  return {
    text: '文字',
    code: '代码，按文本填写',
    money: '数字，最多精确到分，不能为负',
    day: '日期，如 2026-05-31 或 2026年5月31日',
    month: '月份，如 2026-05',
    year: '四位年份',
    percent: '0 到 100，最多两位小数',
    labels: '用分号隔开，最多 10 个，每个不超过 20 字',
    org: '单位名册里的全称或简称',
    place: '本县乡镇园区的名称或代码',
    choice: '',
    'yes-no': '',
  }[field.type];
}
