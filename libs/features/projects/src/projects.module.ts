import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MilestoneRow } from './milestone.entity';
import { MilestonesController } from './milestones.controller';
import { MilestonesReader } from './milestones.reader';
import { MilestonesService } from './milestones.service';
import { MilestoneImport } from './imports/milestone-import';
import { ProjectImport } from './imports/project-import';
import { ProjectFilesController } from './project-files.controller';
import { ProjectFilesService } from './project-files';
import { PackagesController } from './oc4ids/packages.controller';
import { PackagesReader } from './oc4ids/packages.reader';
import { PackagesService } from './oc4ids/packages.service';
import { ProjectPlan } from './project-plan.entity';
import { Project } from './project.entity';
import { ProjectsController } from './projects.controller';
import { ProjectsReactions } from './projects.reactions';
import { ProjectsReader } from './projects.reader';
import { ProjectsService } from './projects.service';
import { StandingsService } from './standings.service';

@Module({
  imports: [TypeOrmModule.forFeature([Project, ProjectPlan, MilestoneRow])],
  controllers: [ProjectsController, MilestonesController, ProjectFilesController, PackagesController],
  providers: [
    ProjectsReactions,
    ProjectsReader,
    ProjectsService,
    StandingsService,
    MilestonesReader,
    MilestonesService,
    ProjectFilesService,
    PackagesReader,
    PackagesService,
    MilestoneImport,
    ProjectImport,
  ],
})
export class ProjectsModule {}
