import {
  exportAnalysis,
  getAnalysisCurve,
  getAnalysisHeat,
  getAnalysisReplans,
  getAnalysisScatter,
  getAnalysisTable,
  type Answer,
  type Call,
} from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { AnalysisFiles } from './analysis-files';
import { AnalysisReader } from './analysis.reader';

@Controller()
export class AnalysisController {
  constructor(
    private readonly reader: AnalysisReader,
    private readonly files: AnalysisFiles,
  ) {}

  @Route(getAnalysisTable)
  table(
    @By() actor: Actor,
    @Input() { query }: Call<typeof getAnalysisTable>,
  ): Promise<Answer<typeof getAnalysisTable>> {
    return this.reader.table(actor, query);
  }

  @Route(getAnalysisHeat)
  heat(
    @By() actor: Actor,
    @Input() { query }: Call<typeof getAnalysisHeat>,
  ): Promise<Answer<typeof getAnalysisHeat>> {
    return this.reader.heat(actor, query);
  }

  @Route(getAnalysisCurve)
  curve(
    @By() actor: Actor,
    @Input() { query }: Call<typeof getAnalysisCurve>,
  ): Promise<Answer<typeof getAnalysisCurve>> {
    return this.reader.curve(actor, query);
  }

  @Route(getAnalysisReplans)
  replans(
    @By() actor: Actor,
    @Input() { query }: Call<typeof getAnalysisReplans>,
  ): Promise<Answer<typeof getAnalysisReplans>> {
    return this.reader.replans(actor, query);
  }

  @Route(getAnalysisScatter)
  scatter(
    @By() actor: Actor,
    @Input() { query }: Call<typeof getAnalysisScatter>,
  ): Promise<Answer<typeof getAnalysisScatter>> {
    return this.reader.scatter(actor, query);
  }

  @Route(exportAnalysis)
  export(@By() actor: Actor, @Input() { query }: Call<typeof exportAnalysis>) {
    return this.files.file(actor, query);
  }
}
