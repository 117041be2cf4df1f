export { BoardsModule } from './boards.module';
export { SearchReactions } from './search/search.reactions';
