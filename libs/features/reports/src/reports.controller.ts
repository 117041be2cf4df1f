import {
  getReportForm,
  listOwedReports,
  listReports,
  raiseProblem,
  saveDraft,
  submitReport,
  type Call,
} from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { ReportProblemsService } from './report-problems.service';
import { ReportsReader } from './reports.reader';
import { ReportsService } from './reports.service';

@Controller()
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly reader: ReportsReader,
    private readonly problems: ReportProblemsService,
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

  @Route(raiseProblem)
  raise(@By() actor: Actor, @Input() { params, body }: Call<typeof raiseProblem>) {
    return this.problems.raise(actor, params, body);
  }
}
