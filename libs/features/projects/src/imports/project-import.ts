import { IMPORT_LIMITS } from '@duban/domain';
import { ImportKinds } from '@duban/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Lookups } from './lookups';
import { PROJECT_FIELDS } from './project-fields';
import { undoProjects } from './project-undo';
import { ProjectWriter } from './project-writer';

/** More at once is no faster and is held in memory. */
const CHUNK = 1000;

/** 项目 as a file: known by their code, those that are there change, the others enter. */
@Injectable()
export class ProjectImport implements OnModuleInit {
  constructor(private readonly kinds: ImportKinds) {}

  onModuleInit(): void {
    this.kinds.add({
      name: 'projects',
      needs: 'project:edit',
      fields: PROJECT_FIELDS,
      chunk: CHUNK,
      maxRows: IMPORT_LIMITS.rows,
      keyOf: ({ code }) => (typeof code === 'string' ? code : null),
      open: async (tx, cause) => {
        const writer = new ProjectWriter(tx, cause, await Lookups.read(tx.em));
        return (rows) => writer.write(rows);
      },
      undo: undoProjects,
    });
  }
}
