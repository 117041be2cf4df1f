import { nextAt, type Instant } from '@duban/domain';
import { OnTask, type Task, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { findProjectsAfter } from './lights.queries';
import { LightsService, MANY } from './lights.service';

/** Each night: lights that turn because a day has passed. */
export const LIGHTS_NIGHTLY = 'light.nightly';
/** Every project judged anew, a batch at a time: after the night's wake-up, and when the rules have changed. */
export const LIGHTS_ANEW = 'light.judge-anew';
export const ALL_LIGHTS = 'all';
const NIGHT = '00:30';

/** Half an hour after midnight in Shanghai, the next one. */
export const nextNight = (now: Instant): Instant => nextAt(now, NIGHT);

/** Time comes in here as HTTP does through the controller. */
@Injectable()
export class LightsReactions {
  constructor(private readonly lights: LightsService) {}

  /** Sets the first night, where none is set; one that was slept through stays, and is made up for once. */
  async begin(tx: Tx): Promise<void> {
    await tx.scheduleFirst({ kind: LIGHTS_NIGHTLY, subject: ALL_LIGHTS, dueAt: nextNight(tx.now) });
  }

  /** However many nights were slept through: judged once, as of now. */
  @OnTask(LIGHTS_NIGHTLY)
  async nightly(tx: Tx): Promise<void> {
    tx.schedule({ kind: LIGHTS_NIGHTLY, subject: ALL_LIGHTS, dueAt: nextNight(tx.now) });
    tx.schedule({ kind: LIGHTS_ANEW, subject: ALL_LIGHTS, dueAt: tx.now });
  }

  /** A batch of projects in a transaction, and the next batch in another: no herd holds everybody's lock. */
  @OnTask(LIGHTS_ANEW)
  async judgeAnew(tx: Tx, [task]: Task[]): Promise<void> {
    const after = typeof task?.payload.after === 'string' ? task.payload.after : null;
    const ids = await findProjectsAfter(tx.em, after, MANY);
    await this.lights.settle(tx, ids);
    const last = ids.at(-1);
    if (ids.length === MANY && last)
      tx.schedule({ kind: LIGHTS_ANEW, subject: ALL_LIGHTS, dueAt: tx.now, payload: { after: last } });
  }
}
