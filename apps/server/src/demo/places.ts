/**
 * The 18 townships and 2 zones of 肥东县 with their codes (GB/T 2260 and the statistics bureau's list of 2023). How many
 * projects each has, and how well they go, is fiction: `pace` 1 keeps to the plan.
 */
export type Place = {
  code: string;
  name: string;
  short: string;
  kind: 'township' | 'zone';
  projects: number;
  pace: number;
};

const township = (code: string, name: string, projects: number, pace: number): Place => ({
  code: `340122${code}`,
  name,
  short: name.replace('回族满族', ''),
  kind: 'township',
  projects,
  pace,
});

export const PLACES: Place[] = [
  township('100', '店埠镇', 32, 1.05),
  township('101', '撮镇镇', 30, 0.87),
  township('102', '梁园镇', 14, 0.93),
  township('103', '桥头集镇', 16, 0.5),
  township('104', '长临河镇', 20, 1.03),
  township('105', '石塘镇', 14, 0.77),
  township('106', '古城镇', 10, 0.68),
  township('107', '八斗镇', 10, 1.04),
  township('108', '元疃镇', 8, 1.02),
  township('109', '白龙镇', 9, 0.98),
  township('110', '包公镇', 12, 1.1),
  township('111', '陈集镇', 8, 0.9),
  township('200', '众兴乡', 12, 0.99),
  township('201', '张集乡', 6, 0.93),
  township('202', '马湖乡', 6, 0.9),
  township('204', '响导乡', 6, 1.02),
  township('205', '杨店乡', 7, 0.75),
  township('206', '牌坊回族满族乡', 8, 1.14),
  { code: '340122401', name: '肥东经济开发区', short: '经开区', kind: 'zone', projects: 54, pace: 1.06 },
  { code: '340122402', name: '合肥循环经济示范园', short: '循环园', kind: 'zone', projects: 38, pace: 0.98 },
];

/** 县直 units; the names are examples until the county confirms its own. */
export const DEPARTMENTS: [name: string, short: string][] = [
  ['县发展和改革委员会', '发改委'],
  ['县经济和信息化局', '经信局'],
  ['县财政局', '财政局'],
  ['县人力资源和社会保障局', '人社局'],
  ['县自然资源和规划局', '自然资源和规划局'],
  ['县生态环境分局', '生态环境分局'],
  ['县住房和城乡建设局', '住建局'],
  ['县城市管理局', '城管局'],
  ['县交通运输局', '交通运输局'],
  ['县水务局', '水务局'],
  ['县农业农村局', '农业农村局'],
  ['县商务局', '商务局'],
  ['县文化旅游体育局', '文旅体局'],
  ['县卫生健康委员会', '卫健委'],
  ['县应急管理局', '应急局'],
  ['县审计局', '审计局'],
  ['县市场监督管理局', '市场监管局'],
  ['县统计局', '统计局'],
  ['县司法局', '司法局'],
  ['县数据资源管理局', '数据资源局'],
  ['县税务局', '税务局'],
  ['县公安局', '公安局'],
  ['县消防救援大队', '消防救援大队'],
  ['县供电公司', '供电公司'],
  ['县重点工程建设管理中心', '重点工程中心'],
  ['县投资促进中心', '投资促进中心'],
  ['县效能办', '效能办'],
  ['县政府督查室', '督查室'],
];
