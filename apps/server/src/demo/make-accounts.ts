import type { Role } from '@duban/domain';
import type { DemoOrg, Orgs } from './make-orgs';

export type DemoAccount = { username: string; password: string; name: string; role: Role };

const PASSWORD = 'Duban-2026!';
type Person = {
  username: string;
  name: string;
  role: Role;
  title: string;
  home: (orgs: Orgs) => DemoOrg | undefined;
};

/** One person of each kind; all of them invented. */
const PEOPLE: Person[] = [
  {
    username: 'monitor',
    name: '陈静',
    role: 'monitor',
    title: '监督员',
    home: (orgs) => orgs.departments.get('效能办'),
  },
  {
    username: 'head',
    name: '赵立新',
    role: 'office-head',
    title: '主任',
    home: (orgs) => orgs.departments.get('效能办'),
  },
  { username: 'leader', name: '周国栋', role: 'leader', title: '副县长', home: (orgs) => orgs.county },
  {
    username: 'cuozhen',
    name: '王海涛',
    role: 'handler',
    title: '撮镇镇项目办主任',
    home: (orgs) => orgs.places.get('340122101'),
  },
  {
    username: 'zone',
    name: '李晓琳',
    role: 'handler',
    title: '经开区经贸发展局局长',
    home: (orgs) => orgs.places.get('340122401'),
  },
  {
    username: 'zhujianju',
    name: '孙志远',
    role: 'handler',
    title: '住建局重点项目科科长',
    home: (orgs) => orgs.departments.get('住建局'),
  },
  {
    username: 'reporter',
    name: '刘敏',
    role: 'reporter',
    title: '项目统计员',
    home: (orgs) => orgs.firms[0],
  },
  {
    username: 'enterprise',
    name: '吴俊杰',
    role: 'enterprise',
    title: '副总经理',
    home: (orgs) => orgs.firms[1],
  },
  {
    username: 'admin',
    name: '郭磊',
    role: 'admin',
    title: '系统管理员',
    home: (orgs) => orgs.departments.get('数据资源局'),
  },
  {
    username: 'auditor',
    name: '高文静',
    role: 'auditor',
    title: '审计管理员',
    home: (orgs) => orgs.departments.get('审计局'),
  },
];

export const demoAccounts = (): DemoAccount[] =>
  PEOPLE.map(({ username, name, role }) => ({ username, password: PASSWORD, name, role }));

export type AccountRow = {
  id: string;
  username: string;
  name: string;
  title: string;
  org_id: string;
  roles: Role[];
  password_hash: string;
  password_changed_at: string;
  created_at: string;
};

export async function makeAccounts(
  orgs: Orgs,
  by: { uuid: () => string; hashPassword: (password: string) => Promise<string>; at: string },
): Promise<AccountRow[]> {
  // One hash for all: they share the password, and hashing is meant to be slow.
  const hash = await by.hashPassword(PASSWORD);
  return PEOPLE.map(({ username, name, role, title, home }) => {
    const org = home(orgs);
    if (!org) throw new Error(`${username} has no organisation`);
    return {
      id: by.uuid(),
      username,
      name,
      title,
      org_id: org.id,
      roles: [role],
      password_hash: hash,
      password_changed_at: by.at,
      created_at: by.at,
    };
  });
}
