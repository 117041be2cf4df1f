import type { EventLine } from '@duban/contracts';
import { LIGHT_KINDS } from '@duban/domain';
import { checkWord } from './finding-words';
import { formatDate, formatMonth } from './format';
import type { Lang } from './i18n/i18n';
import type { Values } from './i18n/messages';
import { kindWord } from './light-words';

type Data = EventLine['data'];
type Key =
  | 'waiver.asked'
  | 'waiver.granted'
  | 'waiver.refused'
  | 'waiver.ended'
  | 'finding.dismissed'
  | 'finding.noticed';
type Said = { key: Key; values?: Values };

const text = (data: Data, key: string): string => (typeof data[key] === 'string' ? data[key] : '');

function waiverSaid(key: Key) {
  return (data: Data, lang: Lang): Said => {
    const kind = LIGHT_KINDS.find((one) => one === data.kind);
    const until = text(data, 'untilDay');
    return {
      key,
      values: {
        kind: kind ? kindWord(kind) : '',
        until: until && formatDate(until, lang),
        reason: text(data, 'reason'),
      },
    };
  };
}
function findingSaid(key: Key) {
  return (data: Data, lang: Lang): Said => {
    const period = text(data, 'period');
    return {
      key,
      values: {
        check: checkWord(text(data, 'check')),
        month: period && formatMonth(period, lang),
        reason: text(data, 'reason'),
      },
    };
  };
}

/** Of excused lights and of what the checks found: what differs from "the key is the type, the values are the data". */
export const lightSaid: Partial<Record<string, (data: Data, lang: Lang) => Said>> = {
  'waiver.asked': waiverSaid('waiver.asked'),
  'waiver.granted': waiverSaid('waiver.granted'),
  'waiver.refused': waiverSaid('waiver.refused'),
  'waiver.ended': waiverSaid('waiver.ended'),
  'finding.dismissed': findingSaid('finding.dismissed'),
  'finding.noticed': findingSaid('finding.noticed'),
};
