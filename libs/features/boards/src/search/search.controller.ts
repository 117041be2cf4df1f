import { search, type Call } from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { SearchReader } from './search.reader';

@Controller()
export class SearchController {
  constructor(private readonly reader: SearchReader) {}

  @Route(search)
  search(@By() by: Actor, @Input() { query }: Call<typeof search>) {
    return this.reader.search(by, query);
  }
}
