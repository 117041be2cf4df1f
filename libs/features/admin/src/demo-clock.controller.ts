import { advanceDemoClock, getDemoClock, type Call } from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { DemoClockService } from './demo-clock.service';

@Controller()
export class DemoClockController {
  constructor(private readonly clock: DemoClockService) {}

  @Route(getDemoClock)
  show() {
    return this.clock.show();
  }

  @Route(advanceDemoClock)
  advance(@By() by: Actor, @Input() { body }: Call<typeof advanceDemoClock>) {
    return this.clock.advance(by, body);
  }
}
