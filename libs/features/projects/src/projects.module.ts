import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ProjectPlan } from './project-plan.entity';
import { Project } from './project.entity';
import { ProjectsController } from './projects.controller';
import { ProjectsReader } from './projects.reader';
import { ProjectsService } from './projects.service';

@Module({
  imports: [TypeOrmModule.forFeature([Project, ProjectPlan])],
  controllers: [ProjectsController],
  providers: [ProjectsReader, ProjectsService],
})
export class ProjectsModule {}
