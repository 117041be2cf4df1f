import { LiveBoards } from '@duban/platform';
import { Module } from '@nestjs/common';
import { BoardsController } from './boards.controller';
import { BoardsService } from './boards.service';
import { DutiesService } from './duties.service';

@Module({
  controllers: [BoardsController],
  providers: [BoardsService, { provide: LiveBoards, useExisting: BoardsService }, DutiesService],
  exports: [LiveBoards],
})
export class BoardsModule {}
