import {
  getCard,
  listCards,
  listPoints,
  moveCard,
  proposeCard,
  type Call,
  type CardDetail,
} from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { CardsReader } from './cards.reader';
import { CardsService } from './cards.service';

@Controller()
export class CardsController {
  constructor(
    private readonly cards: CardsService,
    private readonly reader: CardsReader,
  ) {}

  @Route(listCards)
  list(@By() actor: Actor, @Input() { query }: Call<typeof listCards>) {
    return this.reader.list(actor, query);
  }

  @Route(listPoints)
  points(@By() actor: Actor, @Input() { query }: Call<typeof listPoints>) {
    return this.reader.points(actor, query.year);
  }

  @Route(getCard)
  get(@By() actor: Actor, @Input() { params }: Call<typeof getCard>): Promise<CardDetail> {
    return this.reader.get(actor, params.cardId);
  }

  @Route(proposeCard)
  async propose(
    @By() actor: Actor,
    @Input() { params, body }: Call<typeof proposeCard>,
  ): Promise<CardDetail> {
    return this.reader.get(actor, await this.cards.propose(actor, params.noticeId, body));
  }

  @Route(moveCard)
  async move(@By() actor: Actor, @Input() { params, body }: Call<typeof moveCard>): Promise<CardDetail> {
    await this.cards.move(actor, params.cardId, body);
    return this.reader.get(actor, params.cardId);
  }
}
