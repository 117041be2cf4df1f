import { LiveBoards } from '@duban/platform';
import { SupervisionModule } from '@duban/supervision';
import { Module } from '@nestjs/common';
import { AnalysisFiles } from './analysis/analysis-files';
import { AnalysisController } from './analysis/analysis.controller';
import { AnalysisReader } from './analysis/analysis.reader';
import { BoardsController } from './boards.controller';
import { BoardsService } from './boards.service';
import { ProblemsReader } from './coordination/problems.reader';
import { DecisionsReader } from './decisions/decisions.reader';
import { DutiesService } from './duties.service';
import { LeaderFiles } from './leader-files';
import { MonthReader } from './month/month.reader';
import { SearchController } from './search/search.controller';
import { SearchReactions } from './search/search.reactions';
import { SearchReader } from './search/search.reader';

@Module({
  imports: [SupervisionModule],
  controllers: [BoardsController, SearchController, AnalysisController],
  providers: [
    BoardsService,
    { provide: LiveBoards, useExisting: BoardsService },
    DecisionsReader,
    DutiesService,
    LeaderFiles,
    MonthReader,
    ProblemsReader,
    SearchReader,
    SearchReactions,
    AnalysisReader,
    AnalysisFiles,
  ],
  exports: [LiveBoards],
})
export class BoardsModule {}
