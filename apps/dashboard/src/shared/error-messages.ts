import type { ApiError, FailCode } from './api';
import { atShanghai, formatDay } from './format';
import { defineMessages, type Texts, textOf } from './i18n/messages';
import { currentLang } from './i18n/i18n';

/** One sentence per refusal: what is wrong and what is allowed. */
export const errorTexts = defineMessages('errors', {
  zh: {
    invalid: '有内容没填对，请看标出的栏目。',
    'not-signed-in': '登录已失效，请重新登录。',
    'wrong-credentials': '用户名或密码不对。',
    'not-admitted': '注册还没有通过。',
    'account-locked': '输错次数过多，账号锁定到 {{until}}。',
    'bad-csrf': '页面打开太久，请刷新后再试。',
    forbidden: '您没有办理这件事的权限。',
    'not-found': '没有找到，或者不在您的权限范围内。',
    stale: '别人刚改过这里。请看最新内容，再办一次。',
    taken: '已有相同的内容，请换一个。',
    'number-race': '文号刚被占用，请再试一次。',
    'forbidden-move': '现在的状态不能这样办。',
    'task-replaced': '同一件事已重新排定，到点会办；这项旧任务可以放弃。',
    'import-refused': '这个文件现在不能这样导入。',
    'report-refused': '直报没有通过校验，请看标出的栏目。',
    'request-refused': '按督办规则不能这样申请或决定。',
    'card-refused': '这张牌现在不能这样办。',
    'complaint-refused': '按诉求办理规则不能这样办。',
    'attachment-refused': '这个文件不能作附件。',
    'calendar-refused': '日历没有改，请看标出的地方。',
    'setting-refused': '规则没有启用，请看标出的地方。',
    'no-change': '和现在的一样，没有可改的。',
    'period-not-open': '这个月还没到，不能填报。',
    'period-locked': '这个月已经锁定。需要补报或更正的，请效能办重新开放。',
    'no-calendar': '缺少这一年的工作日历，请联系管理员。',
    'channel-refused': '这个接收方式没有发通。',
    'weak-password': '密码太弱：至少 {{min}} 位，大小写字母、数字、符号至少三种，不含用户名。',
    'password-reused': '不能用最近用过的密码。',
    'roles-clash': '这些角色不能由同一个人担任。',
    'setup-used': '这个链接已用过或已失效。',
    'clock-backwards': '演示时钟只能往前走。',
    'too-many-requests': '操作太快，请稍等片刻再试。',
    internal: '服务器出错，已记录。',
    unavailable: '服务器暂时不能答复。',
    'no-network': '网络不通，没有送到服务器。',
    'no-answer': '服务器的答复读不懂。',
  },
  en: {
    invalid: 'Something is not filled in correctly; see the marked fields.',
    'not-signed-in': 'Your session has ended. Please sign in again.',
    'wrong-credentials': 'The user name or password is wrong.',
    'not-admitted': 'The registration is not confirmed.',
    'account-locked': 'Too many wrong attempts: the account is locked until {{until}}.',
    'bad-csrf': 'This page was open too long. Reload and try again.',
    forbidden: 'You may not do this.',
    'not-found': 'Not found, or outside your rights.',
    stale: 'Somebody has just changed this. Look at the latest state and do it again.',
    taken: 'This is already taken; choose another.',
    'number-race': 'The number was just taken; try again.',
    'forbidden-move': 'This cannot be done in the present state.',
    'task-replaced': 'The same thing has been set anew and will be done then; this old task can be given up.',
    'import-refused': 'The file cannot be imported like this now.',
    'report-refused': 'The report did not pass the checks; see the marked fields.',
    'request-refused': 'The rules of notices do not allow this request or decision.',
    'complaint-refused': 'The rules of complaints do not allow this.',
    'card-refused': 'This cannot be done to the card now.',
    'attachment-refused': 'This file cannot be attached.',
    'calendar-refused': 'The calendar was not changed; see what is marked.',
    'setting-refused': 'The rule was not put in force; see what is marked.',
    'no-change': 'This is what stands already: nothing to change.',
    'period-not-open': 'This month has not come yet and cannot be reported.',
    'period-locked': 'This month is locked. To file or correct it, ask the office to open it again.',
    'no-calendar': 'The working calendar of this year is missing; ask the administrator.',
    'channel-refused': 'Nothing got through this channel.',
    'weak-password':
      'Too weak: at least {{min}} characters of three kinds (small, capital, digit, sign), without the user name.',
    'password-reused': 'Not one of the passwords used lately.',
    'roles-clash': 'One person may not hold these roles together.',
    'setup-used': 'This link has been used or has expired.',
    'clock-backwards': 'The demonstration clock only goes forward.',
    'too-many-requests': 'Too fast; wait a moment and try again.',
    internal: 'The server failed; it is on record.',
    unavailable: 'The server cannot answer at the moment.',
    'no-network': 'No network: nothing reached the server.',
    'no-answer': 'The answer of the server could not be read.',
  },
});

/** The sentence of an error, in the language of the page. */
export function errorSentence(error: ApiError): string {
  const t: Texts<FailCode | 'task-replaced' | 'no-change'> = textOf(errorTexts);
  const until = error.facts.until ?? error.facts.lockedUntil;
  const moment = typeof until === 'string' ? atShanghai(until) : null;
  const isReplaced = error.code === 'forbidden-move' && error.facts.reason === 'task-replaced';
  const key = isReplaced ? 'task-replaced' : error.facts.reason === 'no-change' ? 'no-change' : error.code;
  return t(key, {
    until: moment ? `${formatDay(moment.date, currentLang())} ${moment.time}` : '—',
    min: typeof error.facts.min === 'number' ? error.facts.min : 10,
  });
}
