import { afterEach, expect, it } from '@jest/globals';
import type { Board } from '@duban/contracts';
import { act, cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { setLang } from '../../../shared/i18n/i18n';
import { fakeBoard } from '../fake-board';
import type { Colouring } from './county-tiles';
import { MapView } from './map-page';

const place = { projects: 30, planFen: '1290000000000', small: false };
const board = fakeBoard({
  townships: [
    {
      ...place,
      key: '340122101',
      name: '撮镇镇',
      doneFen: '930000000000',
      rateTenths: 721,
      pointsTenths: -112,
      color: 'green',
    },
    {
      ...place,
      key: '340122103',
      name: '桥头集镇',
      doneFen: '310000000000',
      rateTenths: 478,
      pointsTenths: -355,
      color: 'red',
    },
    {
      ...place,
      key: '',
      name: null,
      projects: 2,
      doneFen: '10000000000',
      rateTenths: null,
      pointsTenths: null,
      color: 'none',
      small: true,
    },
  ],
});
const show = (by: Colouring, shown: Board = board) =>
  render(
    <MemoryRouter>
      <MapView board={shown} by={by} />
    </MemoryRouter>,
  );
const tile = (name: RegExp) =>
  screen.getAllByRole('link', { name }).find((link) => link.className.includes('map-tile'));
afterEach(() => {
  cleanup();
  act(() => setLang('zh'));
});

it('a tile leads to the projects of its place and says its figures, whatever it is coloured by', () => {
  show('light');
  const red = tile(/桥头集镇/);
  expect(red?.getAttribute('href')).toBe('/projects?township=340122103');
  expect(red?.className).toContain('map-red');
  expect(red?.title).toBe(
    '桥头集镇：本年完成 31.0 亿元，计划 129.0 亿元，30 个项目; 完成率 47.8%，较序时 −35.5 个百分点'.replace(
      '31.0',
      '31.0',
    ),
  );
  expect(screen.getByText('1 个属地亮红灯或黄灯')).toBeTruthy();
  cleanup();
  show('lag');
  expect(tile(/桥头集镇/)?.className).toContain('map-lag-far');
  expect(tile(/撮镇镇/)?.className).toContain('map-lag-behind');
  cleanup();
  show('amount');
  expect(tile(/撮镇镇/)?.className).toContain('map-step-2');
  expect(screen.getByText('撮镇镇 完成最多：93.0 亿元')).toBeTruthy();
});

it('shows places without projects empty, those without a place apart, and says that it is a schematic', () => {
  show('light');
  expect(screen.getAllByText('无项目')).toHaveLength(18);
  expect(screen.getByRole('region', { name: '其他属地' }).textContent).toContain('未标属地');
  expect(screen.getByText(/位置示意，不表示行政界线/)).toBeTruthy();
});

it('says so when nothing is registered', () => {
  show('light', fakeBoard({ townships: [] }));
  expect(screen.getByText('还没有项目')).toBeTruthy();
});
