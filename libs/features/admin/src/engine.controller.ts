import { discardTask, getEngine, listFailedTasks, retryTask, type Call } from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { EngineReader } from './engine.reader';
import { EngineService } from './engine.service';

@Controller()
export class EngineController {
  constructor(
    private readonly reader: EngineReader,
    private readonly service: EngineService,
  ) {}

  @Route(getEngine)
  show() {
    return this.reader.show();
  }

  @Route(listFailedTasks)
  listFailed(@Input() { query }: Call<typeof listFailedTasks>) {
    return this.reader.listFailed(query);
  }

  @Route(retryTask)
  retry(@By() by: Actor, @Input() { params, body }: Call<typeof retryTask>) {
    return this.service.retry(by, params.taskId, body.reason);
  }

  @Route(discardTask)
  discard(@By() by: Actor, @Input() { params, body }: Call<typeof discardTask>) {
    return this.service.discard(by, params.taskId, body.reason);
  }
}
