import { XLSX, type ReportDraft } from '@duban/contracts';
import { dayOf, openPeriod, photoRequiredOf, type Instant, type Period } from '@duban/domain';
import {
  Clock,
  DomainError,
  Exports,
  madeFile,
  Settings,
  sheetToFill,
  type Actor,
  type FillColumn,
  type KindField,
} from '@duban/platform';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isShut } from '../line.queries';
import { findSheetRows, type SheetRow } from './month-sheet.queries';
import { REPORT_FIELDS } from './report-fields';

type Cell = string | number | null;
/** `now`: whether a month is locked to a project is asked then. */
type Ground = { period: Period; now: Instant; asksPhoto: (row: SheetRow) => boolean };

/**
 * 本月填报表: the month of every project somebody files for, as a spreadsheet to fill in, with the month before, the plan and
 * the sums beside it. It comes back through the import of monthly reports; a row nothing is written into says nothing.
 */
@Injectable()
export class MonthSheet {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly exports: Exports,
    private readonly settings: Settings,
  ) {}

  async file(actor: Actor, asked: Period | undefined): Promise<StreamableFile> {
    const now = await this.clock.read();
    const open = openPeriod(dayOf(now));
    const period = asked ?? open;
    if (period > open) throw new DomainError('period-not-open', { period, open });
    const all = await findSheetRows(this.source, actor.orgIds, period);
    const { value } = await this.settings.current('report-rules');
    const asksPhoto = ({ stage }: SheetRow) => photoRequiredOf(stage, value.photoRequired) === 'refuse';
    // without its code a row could not be told from another
    const rows = all.filter(({ code }) => code !== null);
    const nameless = all.filter(({ code }) => code === null);
    await this.exports.record(actor, { list: 'month-sheet', filters: { period } }, rows.length);
    const notes = [
      ...NOTES,
      ...(nameless.length > 0 ? ['', NAMELESS, ...nameless.map(({ name }) => name)] : []),
    ];
    const sheet = { name: '本月直报', columns: columnsOf({ period, now, asksPhoto }), rows, notes };
    return madeFile({ name: `直报_${period}_填报表.xlsx`, type: XLSX }, await sheetToFill(sheet));
  }
}

const NOTES = [
  '只填白底的列；灰底、表头带括号的列供对照，改了也不读。',
  '一项都没填的项目不报；填好几个先报几个，同一张表可以导入多次。',
  '金额单位万元；累计由系统算。已报过的项目带出所报的数：改了就是更正，没改的不动。',
  '“现场照片”写“缺”的，先在直报页给该项目拍照或选照片（存草稿即可），否则该行会退回。',
  '填好后在“导入”里选“月报数据”上传：先试读，不合要求的行不会写入，可下载标红的副本，改好再传。',
];
const NAMELESS = '下列项目在登记库里没有项目代码，请在网页上填报：';

const wan = (fen: string | null | undefined): Cell => (fen == null ? null : Number(fen) / 1_000_000);
const percent = (bp: number | null | undefined): Cell => (bp == null ? null : bp / 100);

/** What the month says already, by the field; nothing where it was not filed. */
const FILLED: Record<string, (content: Partial<ReportDraft>) => Cell | undefined> = {
  monthFen: ({ monthFen }) => wan(monthFen),
  fundsFen: ({ fundsFen }) => wan(fundsFen),
  physicalBp: ({ physicalBp }) => percent(physicalBp),
  progressStep: ({ progressStep }) => progressStep,
  progressText: ({ progressText }) => progressText,
  noProgressReason: ({ noProgressReason }) => noProgressReason,
  // several problems have no place in one row: they stay as they are unless one is written over them
  problemCategory: ({ problems = [] }) => (problems.length === 1 ? problems[0]?.category : null),
  problemText: ({ problems = [] }) => (problems.length === 1 ? problems[0]?.text : null),
  nextPlanFen: ({ nextPlanFen }) => wan(nextPlanFen),
  nextPlanText: ({ nextPlanText }) => nextPlanText,
  ownLight: ({ ownLight }) => ownLight,
};

/** In the words of the import. */
function filledIn({ key, choices }: KindField, { content }: SheetRow): Cell {
  const cell = content ? (FILLED[key]?.(content) ?? null) : null;
  return choices.find(({ value }) => value === cell)?.zh ?? cell;
}

function columnsOf({ period, now, asksPhoto }: Ground): FillColumn<SheetRow>[] {
  const asked = (key: string, width: number, of?: (row: SheetRow) => Cell) => {
    const field = REPORT_FIELDS.find((one) => one.key === key);
    if (!field) throw new Error(`the import of reports has no field ${key}`);
    return { field, width, of: of ?? ((row: SheetRow) => filledIn(field, row)) };
  };
  const given = (head: string, width: number, of: (row: SheetRow) => Cell) => ({ given: head, width, of });
  return [
    asked('code', 26, (row) => row.code),
    given('项目', 34, (row) => row.name),
    given('责任单位', 14, (row) => row.unit_name),
    asked('period', 10, () => period),
    given('状态', 16, (row) => stateOf(row, now)),
    given('年度计划，万元', 16, (row) => wan(row.plan_fen)),
    given('上期', 10, (row) => row.before_period),
    given('上期完成，万元', 16, (row) => wan(row.before_month_fen)),
    given('本年累计至上期，万元', 20, (row) => wan(row.before_year_fen)),
    given('自开工累计至上期，万元', 22, (row) => wan(row.before_total_fen)),
    given('上期形象进度，%', 16, (row) => percent(row.before_physical_bp)),
    given('上期进展', 30, (row) => [row.before_step, row.before_text].filter(Boolean).join('：') || null),
    given('现场照片', 12, (row) => (row.photos > 0 ? `${row.photos} 张` : asksPhoto(row) ? '缺' : null)),
    asked('monthFen', 18),
    asked('fundsFen', 18),
    asked('physicalBp', 14),
    asked('progressStep', 12),
    asked('progressText', 36),
    asked('noProgressReason', 20),
    asked('problemCategory', 14),
    asked('problemText', 30),
    asked('nextPlanFen', 18),
    asked('nextPlanText', 24),
    asked('ownLight', 10),
  ];
}

function stateOf(row: SheetRow, now: Instant): string {
  const { state, review } = row;
  if (isShut(row, now)) return '已锁定，不再收';
  if (state === 'submitted') return review === 'returned' ? '已退回，请修改' : '已报';
  return state === 'draft' ? '草稿' : '待报';
}
