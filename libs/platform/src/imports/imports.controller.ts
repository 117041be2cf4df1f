import {
  downloadMarked,
  downloadTemplate,
  getImport,
  listImportKinds,
  listImportRows,
  listImports,
  listMappings,
  removeMapping,
  runImport,
  saveMapping,
  shapeImport,
  startImport,
  tryImport,
  undoImport,
  type Call,
  type ImportView,
} from '@duban/contracts';
import { Controller, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/actor';
import { AttachmentReaders } from '../files/attachment-readers';
import { By, Input, Route } from '../http/endpoint.decorator';
import { ImportsReader } from './imports.reader';
import { ImportsService } from './imports.service';
import { MappingsService } from './mappings.service';

@Controller()
export class ImportsController implements OnModuleInit {
  constructor(
    private readonly imports: ImportsService,
    private readonly reader: ImportsReader,
    private readonly mappings: MappingsService,
    private readonly files: AttachmentReaders,
  ) {}

  onModuleInit(): void {
    this.files.add('import', (actor, id) => this.reader.mayRead(actor, id));
  }

  @Route(listImportKinds)
  listKinds(@By() actor: Actor) {
    return this.reader.listKinds(actor);
  }

  @Route(downloadTemplate)
  template(@By() actor: Actor, @Input() { params, query }: Call<typeof downloadTemplate>) {
    return this.reader.template(actor, params.kind, query.format);
  }

  @Route(startImport)
  async start(@By() actor: Actor, @Input() { body }: Call<typeof startImport>): Promise<ImportView> {
    return this.reader.get(actor, await this.imports.start(actor, body));
  }

  @Route(listImports)
  list(@By() actor: Actor, @Input() { query }: Call<typeof listImports>) {
    return this.reader.list(actor, query);
  }

  @Route(getImport)
  get(@By() actor: Actor, @Input() { params }: Call<typeof getImport>): Promise<ImportView> {
    return this.reader.get(actor, params.importId);
  }

  @Route(shapeImport)
  async shape(@By() actor: Actor, @Input() { params, body }: Call<typeof shapeImport>): Promise<ImportView> {
    await this.imports.shape(actor, params.importId, body);
    return this.reader.get(actor, params.importId);
  }

  @Route(tryImport)
  async try(@By() actor: Actor, @Input() { params, body }: Call<typeof tryImport>): Promise<ImportView> {
    await this.imports.try(actor, params.importId, body.version);
    return this.reader.get(actor, params.importId);
  }

  @Route(runImport)
  async run(@By() actor: Actor, @Input() { params, body }: Call<typeof runImport>): Promise<ImportView> {
    await this.imports.run(actor, params.importId, body);
    return this.reader.get(actor, params.importId);
  }

  @Route(undoImport)
  async undo(@By() actor: Actor, @Input() { params, body }: Call<typeof undoImport>): Promise<ImportView> {
    await this.imports.undo(actor, params.importId, body);
    return this.reader.get(actor, params.importId);
  }

  @Route(listImportRows)
  rows(@By() actor: Actor, @Input() { params, query }: Call<typeof listImportRows>) {
    return this.reader.rows(actor, params.importId, query);
  }

  @Route(downloadMarked)
  marked(@By() actor: Actor, @Input() { params, query }: Call<typeof downloadMarked>) {
    return this.reader.marked(actor, params.importId, query);
  }

  @Route(listMappings)
  listMappings(@By() actor: Actor, @Input() { query }: Call<typeof listMappings>) {
    return this.mappings.list(actor, query.kind);
  }

  @Route(saveMapping)
  saveMapping(@By() actor: Actor, @Input() { params, body }: Call<typeof saveMapping>) {
    return this.mappings.save(actor, params.importId, body.name);
  }

  @Route(removeMapping)
  async removeMapping(@By() actor: Actor, @Input() { params }: Call<typeof removeMapping>) {
    await this.mappings.remove(actor, params.mappingId);
    return { done: true as const };
  }
}
