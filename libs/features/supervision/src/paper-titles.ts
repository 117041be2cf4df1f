/** Titles of papers the system drafts; whoever issues them may change them. They are documents, so they are Chinese. */
export const lagTitle = (name: string) => `关于加快“${name}”建设进度的督办`;
export const lateTitle = (name: string, period: string) =>
  `关于补报“${name}”${Number(period.slice(5))}月直报的督办`;
export const findingTitle = (name: string, period: string) =>
  `关于核实“${name}”${Number(period.slice(5))}月直报数据的督办`;
export const problemTitle = (name: string, category: string) => `关于协调解决“${name}”${category}问题的督办`;
export const findingDemands =
  '请逐项核实所列数据，说明形成原因并附佐证材料；确有差错的，由填报人在系统内更正并写明更正原因。';
export const lagDemands =
  '请分析投资进度滞后的原因，逐项提出整改措施、责任人和完成时间，并在办结期限前书面反馈，附现场照片等佐证材料。';
export const lateDemands = '请立即补报当月直报，说明逾期原因，并明确今后按时报送的责任人。';
export const missedTitle = (number: string) => `关于限期办理${number}的督办`;
export const missedDemands =
  '请立即办理该件诉求，说明逾期原因、责任人和办结时间；在系统内按程序联系企业、作出答复，不得要求企业撤回诉求。';
