import {
  chaseReports,
  downloadMonthSheet,
  exportReportLine,
  getReportForm,
  getReportLine,
  listOwedReports,
  listReports,
  listReportVersions,
  reopenReport,
  reviewReport,
  raiseProblem,
  saveDraft,
  submitReport,
  type Call,
} from '@duban/contracts';
import { By, Exports, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { MonthSheet } from './imports/month-sheet';
import { LineReader } from './line.reader';
import { LineService } from './line.service';
import { LINE_SHEET } from './line.sheet';
import { ReportProblemsService } from './report-problems.service';
import { ReportsReader } from './reports.reader';
import { ReportsService } from './reports.service';
import { ReviewsService } from './reviews.service';

@Controller()
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly reader: ReportsReader,
    private readonly reviews: ReviewsService,
    private readonly line: LineService,
    private readonly lines: LineReader,
    private readonly exports: Exports,
    private readonly problems: ReportProblemsService,
    private readonly sheet: MonthSheet,
  ) {}

  @Route(listOwedReports)
  owed(@By() actor: Actor) {
    return this.reader.owed(actor);
  }

  @Route(listReports)
  list(@By() actor: Actor, @Input() { params }: Call<typeof listReports>) {
    return this.reader.list(actor, params.projectId);
  }

  @Route(getReportForm)
  form(@By() actor: Actor, @Input() { params }: Call<typeof getReportForm>) {
    return this.reader.form(actor, params.projectId, params.period);
  }

  @Route(saveDraft)
  save(@By() actor: Actor, @Input() { params, body }: Call<typeof saveDraft>) {
    return this.reports.saveDraft(actor, params, body);
  }

  @Route(submitReport)
  submit(@By() actor: Actor, @Input() { params, body }: Call<typeof submitReport>) {
    return this.reports.submit(actor, params, body);
  }

  @Route(listReportVersions)
  versions(@By() actor: Actor, @Input() { params }: Call<typeof listReportVersions>) {
    return this.reader.versions(actor, params.projectId, params.period);
  }

  @Route(reviewReport)
  async review(@By() actor: Actor, @Input() { params, body }: Call<typeof reviewReport>) {
    await this.reviews.review(actor, params, body);
    return this.reader.form(actor, params.projectId, params.period);
  }

  @Route(reopenReport)
  async reopen(@By() actor: Actor, @Input() { params, body }: Call<typeof reopenReport>) {
    await this.reviews.reopen(actor, params, body);
    return this.reader.form(actor, params.projectId, params.period);
  }

  @Route(getReportLine)
  lineOf(@By() actor: Actor, @Input() { query }: Call<typeof getReportLine>) {
    return this.lines.of(actor, query);
  }

  @Route(chaseReports)
  chase(@By() actor: Actor, @Input() { body }: Call<typeof chaseReports>) {
    return this.line.chase(actor, body);
  }

  @Route(exportReportLine)
  async exportLine(@By() actor: Actor, @Input() { query }: Call<typeof exportReportLine>) {
    const { format, period: asked } = query;
    const { period, items } = await this.lines.of(actor, { period: asked });
    const name = `直报_${period}`;
    const file = { name, sheet: '直报', columns: LINE_SHEET };
    return this.exports.lines(actor, {
      list: 'report-line',
      filters: { period },
      format,
      file,
      lines: items,
    });
  }

  @Route(downloadMonthSheet)
  monthSheet(@By() actor: Actor, @Input() { query }: Call<typeof downloadMonthSheet>) {
    return this.sheet.file(actor, query.period);
  }

  @Route(raiseProblem)
  raise(@By() actor: Actor, @Input() { params, body }: Call<typeof raiseProblem>) {
    return this.problems.raise(actor, params, body);
  }
}
