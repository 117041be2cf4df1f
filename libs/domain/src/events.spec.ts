import { canonicalJson } from './events';

describe('the canonical spelling of an event', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: [true, null, { d: '督办', c: -2 }] })).toBe(
      '{"a":[true,null,{"c":-2,"d":"督办"}],"b":1}',
    );
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
  });
  it('refuses numbers that another program could print differently', () => {
    expect(() => canonicalJson(0.1)).toThrow(RangeError);
    expect(() => canonicalJson({ n: 2 ** 60 })).toThrow(RangeError);
  });
});
