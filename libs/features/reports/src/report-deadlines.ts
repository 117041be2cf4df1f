/** The deadline of one project and month: subject `<project>:<period>`. */
export const REPORT_DUE = 'report.due';
/** The moment the reports of a month are late: subject is the period. Who owes one is asked then, not before. */
export const PERIOD_DUE = 'report.period-due';
/** The first moment of a month: subject is the period. */
export const PERIOD_OPENS = 'report.period-opens';
