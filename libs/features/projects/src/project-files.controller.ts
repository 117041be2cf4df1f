import { addProjectFiles, listProjectFiles, type Call } from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { ProjectFilesService } from './project-files';

@Controller()
export class ProjectFilesController {
  constructor(private readonly files: ProjectFilesService) {}

  @Route(listProjectFiles)
  list(@By() actor: Actor, @Input() { params }: Call<typeof listProjectFiles>) {
    return this.files.list(actor, params.projectId);
  }

  @Route(addProjectFiles)
  add(@By() actor: Actor, @Input() { params, body }: Call<typeof addProjectFiles>) {
    return this.files.add(actor, params.projectId, body);
  }
}
