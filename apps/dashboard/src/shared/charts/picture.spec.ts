import { afterEach, expect, it } from '@jest/globals';
import { standAlone, wrapText } from './picture';

afterEach(() => document.body.replaceChildren());

it('breaks words where they grow too wide, Chinese anywhere and others at their ends', () => {
  const letters = (text: string) => text.length;
  expect(wrapText('责任单位经开区', 4, letters)).toEqual(['责任单位', '经开区']);
  expect(wrapText('at the end of May', 10, letters)).toEqual(['at the', 'end of May']);
  expect(wrapText('', 10, letters)).toEqual([]);
});

it('stands alone: on its ground, with its words, its look written into it and no class left', () => {
  document.body.innerHTML =
    '<style>.line { stroke: rgb(1, 2, 3); }</style><svg><g><path class="line" d="M0 0"/></g></svg>';
  const drawing = document.querySelector('svg');
  if (!drawing) throw new Error('there is a drawing');
  drawing.getBoundingClientRect = () => ({ width: 400, height: 200 }) as DOMRect;
  const whole = standAlone(
    drawing,
    { title: '计划与完成', lines: ['数据截至 10-31', '责任单位：经开区'] },
    (text) => text.length * 14,
  );
  expect([...whole.querySelectorAll('text')].map((text) => text.textContent)).toEqual([
    '计划与完成',
    '数据截至 10-31',
    '责任单位：经开区',
  ]);
  expect(whole.querySelector('rect')?.getAttribute('fill')).toBe('#fff');
  const path = whole.querySelector('path');
  expect(path?.getAttribute('class')).toBeNull();
  expect(path?.getAttribute('style')).toContain('stroke: rgb(1, 2, 3)');
  expect(Number(whole.getAttribute('height'))).toBeGreaterThan(200);
});
