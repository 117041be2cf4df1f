import { afterEach, expect, it } from '@jest/globals';
import type { ProjectDetail } from '@duban/contracts';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Form, Input } from 'antd';
import { LeaveField } from './leave-field';
import { type ProjectValues, wanOf } from './project-values';

afterEach(cleanup);

const project = { stage: 'building', totalFen: '10000000000', currency: 'CNY' } as ProjectDetail;

function Edit() {
  return (
    <Form<Partial<ProjectValues>> initialValues={{ stage: 'building', totalFen: wanOf(project.totalFen) }}>
      <Form.Item name="stage">
        <Input aria-label="stage" />
      </Form.Item>
      <Form.Item name="totalFen">
        <Input aria-label="total" />
      </Form.Item>
      <LeaveField project={project} />
    </Form>
  );
}
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

it('asks why as soon as the change would make the project leave, and no longer when it would not', async () => {
  render(<Edit />);
  expect(screen.queryByLabelText('退出理由')).toBeNull();
  type('total', '9999.999999');
  expect(await screen.findByLabelText('退出理由')).toBeTruthy();
  expect(screen.getByText(/不到一亿元/)).toBeTruthy();
  type('total', '不知道');
  await waitFor(() => expect(screen.queryByLabelText('退出理由')).toBeNull());
  type('total', '10000');
  type('stage', 'ended');
  expect(await screen.findByText(/终止退库/)).toBeTruthy();
});
