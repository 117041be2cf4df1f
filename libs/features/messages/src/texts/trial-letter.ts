import type { House, Letter } from './letter';

/** What somebody gets who asks whether a channel works. */
export function trialLetter(name: string, key: string, { OPERATOR }: House): Letter {
  const subject = '督办系统：测试消息';
  const lines = [
    `${name}：`,
    '这是您在督办系统发出的测试消息。收到它，说明这个接收方式可以用。',
    '以后的督办提醒会合并成一条发到这里；免打扰时段内不发。',
    `${OPERATOR} · 督办系统`,
  ];
  return {
    key,
    subject,
    text: lines.join('\n\n'),
    markdown: () => [`**${subject}**`, ...lines].join('\n\n'),
  };
}
