/** The matter of a paper without the frame every title has, for lists: “关于加快…的督办” is about “加快…”. */
export const shortTitle = (title: string): string => title.replace(/^关于(.+)的督办(?:单|通知)?$/s, '$1');
