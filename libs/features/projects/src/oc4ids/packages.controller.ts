import { exportPackage, exportProjectPackage, importPackage, type Call } from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { PackagesReader } from './packages.reader';
import { PackagesService } from './packages.service';

@Controller()
export class PackagesController {
  constructor(
    private readonly reader: PackagesReader,
    private readonly packages: PackagesService,
  ) {}

  @Route(exportPackage)
  export(@By() actor: Actor, @Input() { query }: Call<typeof exportPackage>) {
    return this.reader.package(actor, query);
  }

  @Route(exportProjectPackage)
  exportOne(@By() actor: Actor, @Input() { params }: Call<typeof exportProjectPackage>) {
    return this.reader.one(actor, params.projectId);
  }

  @Route(importPackage)
  import(@By() actor: Actor, @Input() { body }: Call<typeof importPackage>) {
    return this.packages.bring(actor, body);
  }
}
