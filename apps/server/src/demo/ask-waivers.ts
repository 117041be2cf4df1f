import { addDays, dayOf } from '@duban/domain';
import { WaiversService } from '@duban/lights';
import { Clock, rowsOf } from '@duban/platform';
import type { INestApplication } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { actorOf } from './people';

type Lit = { id: string; kind: 'investment' };
const REASONS = [
  '高压线路迁改等省公司批复停电，批复前无法施工',
  '地块文物勘探未结束，勘探单位出具意见前停工',
  '设备供货推迟，厂家已书面承诺到货日期',
] as const;
const UNTIL_DAYS = 30;

/**
 * Three lights of one township that ask to be excused, through the door people use: one granted, one refused, one that
 * waits. Fewer where fewer are lit.
 */
export async function askWaivers(nest: INestApplication): Promise<void> {
  const waivers = nest.get(WaiversService, { strict: false });
  const unit = await actorOf(nest, 'cuozhen');
  const head = await actorOf(nest, 'head');
  const untilDay = addDays(dayOf(await nest.get(Clock).read()), UNTIL_DAYS);
  const lit = await rowsOf<Lit>(
    nest.get(DataSource),
    `select p.id, l.kind from lights l join projects p on p.id = l.subject_id
     where p.unit_id = $1 and l.kind = 'investment' and l.current and l.color in ('yellow', 'red') order by p.code limit 3`,
    [unit.orgId],
  );
  for (const [i, { id, kind }] of lit.entries()) {
    const asked = await waivers.ask(unit, id, { kind, reason: REASONS[i] ?? REASONS[0], untilDay });
    if (i === 0)
      await waivers.decide(head, asked, { granted: true, opinion: '已核实供电公司函件', version: 1 });
    if (i === 1)
      await waivers.decide(head, asked, { granted: false, opinion: '勘探已于上月结束', version: 1 });
  }
}
