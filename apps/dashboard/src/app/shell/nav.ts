import type { Action } from '@duban/domain';
import {
  Activity,
  Building2,
  ChartLine,
  FileText,
  Flag,
  Gavel,
  House,
  ListChecks,
  type LucideIcon,
  Map,
  Megaphone,
  MessageSquareText,
  SearchCheck,
  Settings2,
  StickyNote,
  UserRoundCheck,
} from 'lucide-react';

export type Duty = 'reports' | 'reviews' | 'notices' | 'complaints' | 'cards' | 'waivers' | 'enrolments';
export type NavItem = {
  key:
    | 'board'
    | 'leader'
    | 'map'
    | 'projects'
    | 'milestones'
    | 'reports'
    | 'line'
    | 'findings'
    | 'analysis'
    | 'notices'
    | 'complaints'
    | 'cards'
    | 'enrolments'
    | 'engine'
    | 'admin'
    | 'audit';
  to: string;
  icon: LucideIcon;
  needs: Action;
  /** Whose count stands on it: only what this person owes. */
  duty?: Duty;
};

/** In the order of the rail; each shows only where its right is held. */
export const NAV: NavItem[] = [
  { key: 'board', to: '/board', icon: House, needs: 'board:read' },
  { key: 'leader', to: '/leader', icon: Gavel, needs: 'card:decide' },
  { key: 'map', to: '/map', icon: Map, needs: 'board:read' },
  { key: 'projects', to: '/projects', icon: Building2, needs: 'project:read' },
  { key: 'milestones', to: '/milestones', icon: Flag, needs: 'milestone:read' },
  { key: 'reports', to: '/reports', icon: FileText, needs: 'report:file', duty: 'reports' },
  { key: 'line', to: '/reports/line', icon: FileText, needs: 'line:read', duty: 'reviews' },
  { key: 'notices', to: '/notices', icon: MessageSquareText, needs: 'notice:read', duty: 'notices' },
  { key: 'complaints', to: '/complaints', icon: Megaphone, needs: 'complaint:read', duty: 'complaints' },
  { key: 'cards', to: '/cards', icon: StickyNote, needs: 'card:read', duty: 'cards' },
  { key: 'findings', to: '/findings', icon: SearchCheck, needs: 'finding:read', duty: 'waivers' },
  { key: 'analysis', to: '/analysis', icon: ChartLine, needs: 'board:read' },
  {
    key: 'enrolments',
    to: '/enrolments',
    icon: UserRoundCheck,
    needs: 'enrolment:decide',
    duty: 'enrolments',
  },
  { key: 'audit', to: '/audit', icon: ListChecks, needs: 'event:read' },
  // whoever else may know finds it on the board
  { key: 'engine', to: '/engine', icon: Activity, needs: 'task:manage' },
  { key: 'admin', to: '/admin', icon: Settings2, needs: 'account:manage' },
];

/** So many a phone shows at the bottom; the others are behind the person's menu. */
const ON_PHONE = 5;

export const navFor = (can: readonly Action[]): NavItem[] => NAV.filter((item) => can.includes(item.needs));

/** Of these, what a phone shows at the bottom, in the order of the rail: the home, then where something can be owed. */
export function onPhone(items: readonly NavItem[]): ReadonlySet<NavItem> {
  const [home, ...others] = items;
  const isOwed = ({ key, duty }: NavItem) => duty !== undefined || key === 'leader';
  const chosen = [...others.filter(isOwed), ...others.filter((item) => !isOwed(item))].slice(0, ON_PHONE - 1);
  return new Set(home ? [home, ...chosen] : []);
}
