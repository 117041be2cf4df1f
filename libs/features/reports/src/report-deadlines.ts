import { endOfWork, reportDueDay, type Calendar, type Instant, type Period } from '@duban/domain';

/** The deadline of one project and month: subject `<project>:<period>`. */
export const REPORT_DUE = 'report.due';
/** The moment the reports of a month are late: subject is the period. Who owes one is asked then, not before. */
export const PERIOD_DUE = 'report.period-due';
/** The first moment of a month: subject is the period. */
export const PERIOD_OPENS = 'report.period-opens';

/** The last moment at which a month is filed in time. */
export const dueAtOf = (cal: Calendar, period: Period): Instant => endOfWork(cal, reportDueDay(cal, period));
