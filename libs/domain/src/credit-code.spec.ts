import { isCreditCode } from './credit-code';

describe('a unified social credit code', () => {
  it.each(['914403001922038216', '9144030071526726XG', '91330100799655058B', '91350100M000100Y43'])(
    'is right: %s',
    (code) => expect(isCreditCode(code)).toBe(true),
  );

  it.each([
    ['the check character is wrong', '91350100M000100Y4Z'],
    ['another digit as check character', '914403001922038217'],
    ['two digits changed places', '914403001922038126'],
    ['too short', '91440300192203821'],
    ['too long', '9144030019220382160'],
    ['a small letter', '91330100799655058b'],
    ['a letter the standard leaves out', '9133010079965505IB'],
    ['empty', ''],
  ])('is refused: %s', (_, code) => expect(isCreditCode(code)).toBe(false));
});
