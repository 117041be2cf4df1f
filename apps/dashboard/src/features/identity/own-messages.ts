import { defineMessages } from '../../shared/i18n/messages';

/** Of the pages behind and beside the sign-in, which need not travel with it. */
export const ownTexts = defineMessages('identity-own', {
  zh: {
    change: '修改密码',
    changeFirst: '首次登录，请先设置自己的密码。',
    current: '当前密码',
    next: '新密码',
    again: '再输一遍新密码',
    differ: '两次输入不一致。',
    rule: '至少 10 位，大小写字母、数字、符号至少三种，不含用户名。改后其他设备都要重新登录。',
    save: '保存',
    saved: '密码已修改',
    setup: '设置第一位管理员',
    setupText: '这个链接只能用一次。管理员负责组织、账号和日历，不办理业务。',
    name: '姓名',
    county: '单位全称',
    countyHelp: '例：肥东县重大项目建设指挥部办公室',
    usernameHelp: '3 至 32 位小写字母、数字、点或横线',
    create: '设置',
    created: '已设置，请登录。',
  },
  en: {
    change: 'Change password',
    changeFirst: 'This is your first sign-in: set your own password.',
    current: 'Current password',
    next: 'New password',
    again: 'New password again',
    differ: 'The two do not agree.',
    rule: 'At least 10 characters of three kinds (small, capital, digit, sign), without the user name. All other devices must sign in again.',
    save: 'Save',
    saved: 'Password changed',
    setup: 'Set up the first administrator',
    setupText:
      'This link works once. The administrator keeps organisations, accounts and calendar, and does no business.',
    name: 'Name',
    county: 'Full name of the organisation',
    countyHelp: 'as it stands on papers',
    usernameHelp: '3 to 32 lower-case letters, digits, dots or dashes',
    create: 'Set up',
    created: 'Done. Please sign in.',
  },
});
