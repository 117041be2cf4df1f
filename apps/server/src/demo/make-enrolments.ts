import { addWorkingDays, type Instant } from '@duban/domain';
import type { Season } from './make-figures';
import { creditCode } from './make-orgs';
import { workTime } from './office-time';
import { Dice } from './random';
import type { Person, Told } from './tell-events';

type Row = {
  id: string;
  state: 'waiting' | 'refused';
  name: string;
  credit_code: string;
  contact_name: string;
  phone: string;
  username: string;
  password_hash: string;
  password_set_at: string;
  filed_at: string;
  decided_by: string | null;
  decided_by_name: string | null;
  decided_at: string | null;
  reason: string;
};

/** All of them invented; days: working days before today. */
const CASES = [
  {
    name: '安徽联晟机械制造有限公司',
    contactName: '林晓',
    phone: '0551-67700101',
    username: 'liansheng',
    days: 1,
    refused: null,
  },
  {
    name: '肥东县宏远建材经营部',
    contactName: '丁卫东',
    phone: '0551-67700102',
    username: 'hongyuan',
    days: 6,
    refused: '信用代码与营业执照不一致，电话核实时本人称名称有误；请改正后重新注册。',
  },
];

const text = (at: Instant) => new Date(at).toISOString();

/** Enterprises that ask for an account: one waits for the office, one was refused. Both are told so at the sign-in. */
export function makeEnrolments({ cal, today }: Season, by: Person, passwordHash: string) {
  const dice = new Dice(`肥东 ${today} 注册`);
  const rows: Row[] = [];
  const told: Told[] = [];
  for (const { name, contactName, phone, username, days, refused } of CASES) {
    const filed = workTime(dice, addWorkingDays(cal, today, -days), 'morning');
    const decided =
      refused === null ? null : workTime(dice, addWorkingDays(cal, today, 1 - days), 'afternoon');
    const id = dice.uuid();
    const code = creditCode(dice);
    rows.push({
      id,
      state: refused === null ? 'waiting' : 'refused',
      name,
      credit_code: code,
      contact_name: contactName,
      phone,
      username,
      password_hash: passwordHash,
      password_set_at: text(filed),
      filed_at: text(filed),
      decided_by: decided === null ? null : by.accountId,
      decided_by_name: decided === null ? null : by.name,
      decided_at: decided === null ? null : text(decided),
      reason: refused ?? '',
    });
    const subject = { type: 'enrolment', id };
    told.push({ type: 'enrolment.filed', subject, at: filed, by: null, data: { name, creditCode: code } });
    if (decided !== null)
      told.push({
        type: 'enrolment.refused',
        subject,
        at: decided,
        by,
        data: { name, creditCode: code, reason: refused },
      });
  }
  return { rows, told };
}
