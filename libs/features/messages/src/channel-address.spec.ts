import { masked, refusalOf } from './channel-address';

const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa';
const DINGTALK = 'https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef';

describe('an address', () => {
  it.each([
    ['email', 'wang.haitao@feidong.gov.cn'],
    ['wecom', WECOM],
    ['dingtalk', DINGTALK],
  ] as const)('of %s can be used', (channel, address) => expect(refusalOf(channel, address, [])).toBeNull());

  it.each([
    ['email', 'nobody', 'not-an-email'],
    ['email', 'a@b.cn\r\nBcc: c@d.cn', 'not-an-email'],
    ['wecom', 'a word', 'not-an-address'],
    ['wecom', 'https://user:pass@qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', 'not-an-address'],
    ['wecom', DINGTALK, 'wrong-host'],
    ['wecom', WECOM.replace('https', 'http'), 'wrong-host'],
    ['wecom', 'https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=1', 'wrong-host'],
    ['wecom', 'https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=1', 'wrong-host'],
    ['dingtalk', 'http://169.254.169.254/robot/send?access_token=1', 'wrong-host'],
    ['dingtalk', 'http://localhost:6379/robot/send?access_token=1', 'wrong-host'],
    ['dingtalk', 'file:///robot/send?access_token=1', 'wrong-host'],
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/user/get?key=1', 'wrong-path'],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send', 'wrong-path'],
  ] as const)('of %s is refused: %s', (channel, address, why) =>
    expect(refusalOf(channel, address, [])).toBe(why),
  );

  it('may be on a host the environment names, with the port it names', () => {
    const relay = 'http://relay.gov.example:8080/robot/send?access_token=1';
    expect(refusalOf('dingtalk', relay, ['relay.gov.example:8080'])).toBeNull();
    expect(refusalOf('dingtalk', relay, ['relay.gov.example'])).toBe('wrong-host');
  });

  it('never shows the key of a robot', () => {
    expect(masked('wecom', WECOM)).toBe('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=••••••5aaa');
    expect(masked('dingtalk', `${DINGTALK}&x=1`)).toBe(
      'https://oapi.dingtalk.com/robot/send?access_token=••••••cdef',
    );
    expect(masked('email', 'a@b.cn')).toBe('a@b.cn');
  });
});
