import { isPhone, shortFirmName } from './enrolment';

it.each([
  ['安徽联晟机械制造有限公司', '联晟机械制造'],
  ['合肥市肥东县宏远建材有限责任公司', '宏远建材'],
  ['肥东华泰食品集团股份有限公司', '华泰食品'],
  ['安徽有限公司', '安徽有限公司'],
  ['店埠镇王记粮油店', '店埠镇王记粮油店'],
  ['长'.repeat(30), '长'.repeat(20)],
])('%s is called %s', (name, short) => expect(shortFirmName(name)).toBe(short));

it.each([
  ['13855100000', true],
  ['0551-67711234', true],
  ['055167711234', true],
  ['1385510000', false],
  ['67711234', false],
  ['+8613855100000', false],
  ['138 5510 0000', false],
])('%s is a phone number: %s', (text, is) => expect(isPhone(text)).toBe(is));
