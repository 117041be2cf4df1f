import { changeSetting, checkSetting, getSettingHistory, listSettings, type Call } from '@duban/contracts';
import { By, Input, Route, visibleOrgs, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { SettingsReader } from './settings.reader';
import { SettingsService } from './settings.service';

@Controller()
export class SettingsController {
  constructor(
    private readonly reader: SettingsReader,
    private readonly settings: SettingsService,
  ) {}

  @Route(listSettings)
  list(@By() by: Actor) {
    visibleOrgs(by, 'settings:read');
    return this.reader.list();
  }

  @Route(getSettingHistory)
  history(@By() by: Actor, @Input() { params }: Call<typeof getSettingHistory>) {
    visibleOrgs(by, 'settings:read');
    return this.reader.history(params.key);
  }

  @Route(checkSetting)
  check(@By() by: Actor, @Input() { params, body }: Call<typeof checkSetting>) {
    visibleOrgs(by, 'settings:manage');
    return this.settings.check(params.key, body);
  }

  @Route(changeSetting)
  change(@By() by: Actor, @Input() { params, body }: Call<typeof changeSetting>) {
    visibleOrgs(by, 'settings:manage');
    return this.settings.change(by, params.key, body);
  }
}
