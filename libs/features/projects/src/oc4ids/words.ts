import type { z } from 'zod';
import type { Funding, Sector, Stage } from '@duban/contracts';

type StageName = z.infer<typeof Stage>;
type SectorName = z.infer<typeof Sector>;

/** Schemes of our own, where a codelist of the standard is coarser than what the register keeps. */
export const STAGE_SCHEME = 'x-duban-stage';
export const SECTOR_SCHEME = 'x-duban-sector';
/** 投资项目统一代码, GB/T 40058-2021. */
export const CODE_SCHEME = 'CN-GBT40058';
/** 统一社会信用代码, GB 32100-2015. */
export const CREDIT_SCHEME = 'CN-USCC';
/** Divisions of the county, GB/T 2260. */
export const PLACE_SCHEME = 'CN-GBT2260';

/** projectStatus.csv, closed. */
export const STATUS: Record<StageName, string> = {
  reserve: 'identification',
  signed: 'identification',
  preparing: 'preparation',
  building: 'implementation',
  paused: 'implementation',
  completed: 'completion',
  operating: 'maintenance',
  'at-capacity': 'maintenance',
  ended: 'cancelled',
};
export const STAGE_OF: Record<string, StageName> = {
  identification: 'reserve',
  preparation: 'preparing',
  implementation: 'building',
  completion: 'completed',
  maintenance: 'operating',
  decommissioning: 'ended',
  decommissioned: 'ended',
  cancelled: 'ended',
};

/** projectType.csv, closed. 建设性质 is free text in the register: the words of the statistics have a type. */
export const TYPE_OF_NATURE: Record<string, string> = {
  新建: 'construction',
  扩建: 'expansion',
  改建和技术改造: 'rehabilitation',
  改建: 'rehabilitation',
  技术改造: 'rehabilitation',
  恢复: 'rehabilitation',
  迁建: 'replacement',
};
export const NATURE_OF: Record<string, string> = {
  construction: '新建',
  expansion: '扩建',
  rehabilitation: '改建和技术改造',
  replacement: '迁建',
  decommissioning: '拆除',
};

/** projectSector.csv. What it has no word for is told by our own scheme alone. */
export const SECTOR_WORDS: Record<SectorName, string[]> = {
  manufacturing: ['economy'],
  'energy-water': ['energy', 'waterAndWaste'],
  'transport-logistics': ['transport'],
  'education-health': ['education', 'health'],
  agriculture: ['economy'],
  ecology: ['naturalResources'],
  urban: [],
  services: ['economy'],
  other: [],
};
/** By the first part of their word: `transport.road` is transport. */
export const SECTOR_OF: Record<string, SectorName> = {
  education: 'education-health',
  health: 'education-health',
  energy: 'energy-water',
  waterAndWaste: 'energy-water',
  communications: 'services',
  governance: 'services',
  economy: 'services',
  cultureSportsAndRecreation: 'services',
  transport: 'transport-logistics',
  socialHousing: 'urban',
  naturalResources: 'ecology',
};

export const FUNDING_NAME: Record<z.infer<typeof Funding>['kind'], string> = {
  central: '中央预算内',
  provincial: '省级资金',
  local: '市县财政',
  bonds: '专项债券',
  loan: '银行贷款',
  own: '企业自筹',
  foreign: '利用外资',
  other: '其他',
};
export const TYPE_WORDS = [
  'construction',
  'rehabilitation',
  'replacement',
  'expansion',
  'decommissioning',
] as const;
