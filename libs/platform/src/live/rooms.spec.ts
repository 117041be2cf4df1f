import type { Role } from '@duban/domain';
import { SYSTEM } from '../access/actor';
import { concerns } from './live-feed';
import { roomOf } from './live-server';

const paths = new Map([
  ['county', ['county']],
  ['town', ['county', 'town']],
  ['firm', ['county', 'town', 'firm']],
  ['bureau', ['county', 'bureau']],
]);
const event = (type: string, over: { unit_id?: string; owner_id?: string; helper_ids?: string[] } = {}) => ({
  type,
  subject_type: type.split('.')[0] ?? '',
  unit_id: null,
  owner_id: null,
  ...over,
});
const roomFor = (role: Role, orgId: string, seesAll = false) =>
  roomOf({ seesAll, actor: { ...SYSTEM, roles: [role], orgId } });

describe('the room of a viewer', () => {
  it.each<[Role, string, boolean, string]>([
    ['monitor', 'county', true, 'all'],
    ['handler', 'town', false, 'org:town'],
    ['reporter', 'firm', false, 'org:firm'],
    ['enterprise', 'firm', false, 'own:firm'],
    ['admin', 'county', false, 'none'],
  ])('%s of %s', (role, org, seesAll, room) => expect(roomFor(role, org, seesAll)).toBe(room));
});

describe('who hears', () => {
  const ofFirm = { unit_id: 'town', owner_id: 'firm' };
  it.each([
    [
      'of a report: those whose project it is, and those above',
      'report.submitted',
      ofFirm,
      ['all', 'org:county', 'org:town', 'org:firm', 'own:firm'],
    ],
    [
      'of a notice: its unit and those above, not the owner of the project',
      'notice.issued',
      ofFirm,
      ['all', 'org:county', 'org:town'],
    ],
    [
      'of a notice: those who help too, and no other',
      'notice.warned',
      { unit_id: 'elsewhere', owner_id: 'firm', helper_ids: ['town'] },
      ['all', 'org:county', 'org:town'],
    ],
    [
      'of what is not issued: who is to help neither',
      'notice.approved',
      { ...ofFirm, helper_ids: ['bureau'] },
      ['all'],
    ],
    ['of a proposed card: the county only', 'card.proposed', ofFirm, ['all']],
    ['of a proposal: the county only', 'notice.proposed', ofFirm, ['all']],
    ['of another town: nobody here', 'report.submitted', { unit_id: 'elsewhere' }, ['all']],
    [
      'of an organisation: its branch, and the administrator',
      'org.changed',
      { unit_id: 'town' },
      ['all', 'none', 'org:county', 'org:town'],
    ],
    [
      'of the clock: everybody',
      'clock.advanced',
      {},
      ['all', 'none', 'org:county', 'org:town', 'org:firm', 'own:firm', 'org:bureau'],
    ],
    [
      'of an import: everybody with business',
      'import.finished',
      {},
      ['all', 'org:county', 'org:town', 'org:firm', 'own:firm', 'org:bureau'],
    ],
  ])('%s', (_, type, units, hear) => {
    const rooms = ['all', 'none', 'org:county', 'org:town', 'org:firm', 'own:firm', 'org:bureau'];
    expect(rooms.filter((room) => concerns(event(type, units), room, paths))).toEqual(hear);
  });
});
