import { LiveBoards } from '@duban/platform';
import { Module } from '@nestjs/common';
import { BoardsController } from './boards.controller';
import { BoardsService } from './boards.service';
import { DutiesService } from './duties.service';
import { SearchController } from './search/search.controller';
import { SearchReactions } from './search/search.reactions';
import { SearchReader } from './search/search.reader';

@Module({
  controllers: [BoardsController, SearchController],
  providers: [
    BoardsService,
    { provide: LiveBoards, useExisting: BoardsService },
    DutiesService,
    SearchReader,
    SearchReactions,
  ],
  exports: [LiveBoards],
})
export class BoardsModule {}
