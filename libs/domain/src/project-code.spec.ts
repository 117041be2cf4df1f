import { foreignRegion, isProjectCode } from './project-code';

it.each([
  ['2403-340122-04-01-123456', true],
  ['2016-340100-48-01-000123', true],
  ['2403-340122-4-01-123456', false],
  ['2403340122040112345', false],
  ['2403-340122-04-01-123456 ', false],
])('%s has the shape of a project code: %s', (code, is) => expect(isProjectCode(code)).toBe(is));

it.each([
  ['2403-340122-04-01-123456', null],
  ['2403-340100-04-01-123456', null],
  ['2403-340000-04-01-123456', null],
  ['2403-330106-04-01-123456', '330106'],
  ['SIMEC-1', null],
])('the region of %s is foreign to 340122: %s', (code, region) =>
  expect(foreignRegion(code, '340122')).toBe(region),
);
