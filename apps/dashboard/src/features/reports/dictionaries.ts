/** 形象进度, in the order of building. The county's word is what is kept; `key` names its text. */
export const STEPS = [
  { value: '前期手续', key: 'permits' },
  { value: '场地平整', key: 'levelling' },
  { value: '桩基', key: 'piling' },
  { value: '基础', key: 'foundation' },
  { value: '主体', key: 'structure' },
  { value: '封顶', key: 'topped' },
  { value: '装饰安装', key: 'fitting' },
  { value: '设备调试', key: 'commissioning' },
  { value: '竣工验收', key: 'acceptance' },
  { value: '试生产', key: 'trial' },
  { value: '投产', key: 'production' },
] as const;

/** 问题类别. */
export const CATEGORIES = [
  { value: '立项审批', key: 'approval' },
  { value: '规划选址', key: 'siting' },
  { value: '用地报批', key: 'land-approval' },
  { value: '土地出让/土地证', key: 'land-title' },
  { value: '林地文物', key: 'forest' },
  { value: '环评能评', key: 'assessment' },
  { value: '征地拆迁', key: 'clearing' },
  { value: '管线迁改', key: 'pipes' },
  { value: '水电气通信配套', key: 'utilities' },
  { value: '进场道路', key: 'access' },
  { value: '施工许可/招投标', key: 'tender' },
  { value: '资金融资', key: 'funds' },
  { value: '用工', key: 'labour' },
  { value: '企业自身原因', key: 'own' },
  { value: '阻工扰工/强买强卖', key: 'obstruction' },
  { value: '多头检查乱收费', key: 'inspections' },
  { value: '扬尘管控停工', key: 'dust' },
  { value: '其他', key: 'other' },
] as const;
