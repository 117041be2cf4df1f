import { defineMessages } from './i18n/messages';

/** Offices, as people call them. */
export const roleWords = defineMessages('roles', {
  zh: {
    'role.monitor': '效能办监督员',
    'role.office-head': '效能办负责人',
    'role.leader': '县领导',
    'role.handler': '责任单位承办人',
    'role.reporter': '直报员',
    'role.enterprise': '企业',
    'role.admin': '系统管理员',
    'role.auditor': '审计员',
  },
  en: {
    'role.monitor': 'Monitor',
    'role.office-head': 'Head of office',
    'role.leader': 'County leader',
    'role.handler': 'Handler of a unit',
    'role.reporter': 'Reporter',
    'role.enterprise': 'Enterprise',
    'role.admin': 'Administrator',
    'role.auditor': 'Auditor',
  },
});
