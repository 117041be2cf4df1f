import { PASSWORD } from '@duban/testing';
import { openHouse, type House, type Person } from './browsers';

/** Not in the demonstration; its check character fits. */
const CODE = '91350100M000100Y43';

describe('an enterprise that registers', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  }, 120_000);
  afterAll(() => house.close(), 60_000);

  const signIn = async ({ page }: Person, username: string) => {
    await page.goto(`${house.url}/sign-in`);
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.locator('form button[type=submit]').click();
  };

  it('on a phone is told how it stands, is confirmed by the office, and signs in', async () => {
    const office = await house.person('monitor');
    const firm = await house.person('enterprise', { size: 'phone' });
    const { page } = firm;
    await page.context().clearCookies();
    await page.goto(`${house.url}/sign-in`);
    await page.getByText('企业注册', { exact: true }).click();
    await page.getByRole('button', { name: '提交注册' }).waitFor();
    await house.shot(firm, 'enrol-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.getByRole('button', { name: '提交注册' }).click();
    await page.getByText('不是 18 位有效的信用代码').waitFor();
    await house.shot(firm, 'enrol-wrong-phone');
    await page.getByLabel('企业全称').fill('安徽新河汽车零部件有限公司');
    await page.getByLabel('统一社会信用代码').fill(CODE.toLowerCase());
    await page.getByLabel('联系人').fill('方圆');
    await page.getByLabel('联系电话').fill('13855100000');
    await page.getByLabel('用户名').fill('xinhe');
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '提交注册' }).click();
    await page.getByText('已提交，等待效能办核对').waitFor();

    await signIn(firm, 'xinhe');
    await page.getByText('提交的注册还在核对').waitFor();
    await house.shot(firm, 'enrol-waiting-phone');
    await signIn(firm, 'hongyuan');
    await page.getByText('没有通过这次注册').waitFor();
    await house.shot(firm, 'enrol-refused-phone');

    await office.page.locator('nav a[href="/enrolments"]').click();
    const line = office.page.locator('li', { hasText: '安徽新河汽车零部件有限公司' });
    await line.waitFor();
    await house.shot(office, 'enrolments-laptop');
    await line.getByRole('button', { name: '通过…', exact: true }).click();
    await office.page.locator('dialog').getByRole('button', { name: '通过', exact: true }).waitFor();
    await house.shot(office, 'enrolments-confirm-laptop');
    await office.page.locator('dialog').getByRole('button', { name: '通过', exact: true }).click();
    await line.waitFor({ state: 'detached' });

    await signIn(firm, 'xinhe');
    await page.locator('nav').first().waitFor();
    expect([...office.errors, ...firm.errors]).toEqual([]);
  }, 120_000);
});
