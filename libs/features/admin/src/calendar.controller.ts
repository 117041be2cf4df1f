import {
  changeDay,
  changeHours,
  changeReportDay,
  getCalendar,
  getPublicCalendar,
  importYear,
  type Call,
} from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { CalendarReader } from './calendar.reader';
import { CalendarService } from './calendar.service';

@Controller()
export class CalendarController {
  constructor(
    private readonly reader: CalendarReader,
    private readonly calendar: CalendarService,
  ) {}

  @Route(getCalendar)
  get(@Input() { params }: Call<typeof getCalendar>) {
    return this.reader.year(params.year);
  }

  @Route(getPublicCalendar)
  getPublic(@Input() { params }: Call<typeof getPublicCalendar>) {
    return this.reader.year(params.year);
  }

  @Route(changeDay)
  changeDay(@By() by: Actor, @Input() { params, body }: Call<typeof changeDay>) {
    return this.calendar.changeDay(by, params.day, body);
  }

  @Route(importYear)
  importYear(@By() by: Actor, @Input() { params, body }: Call<typeof importYear>) {
    return this.calendar.importYear(by, params.year, body);
  }

  @Route(changeHours)
  changeHours(@By() by: Actor, @Input() { body }: Call<typeof changeHours>) {
    return this.calendar.changeHours(by, body);
  }

  @Route(changeReportDay)
  changeReportDay(@By() by: Actor, @Input() { body }: Call<typeof changeReportDay>) {
    return this.calendar.changeReportDay(by, body);
  }
}
