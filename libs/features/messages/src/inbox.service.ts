import type { Answer, Call, listInbox, readInbox } from '@duban/contracts';
import { AfterCommit, Clock, DomainError, type Actor } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findAbout } from './about.queries';
import { countUnread, findLines, subjectOf } from './inbox.queries';

/** What each person was told in the house. Everybody has an inbox, and nobody sees another's. */
@Injectable()
export class InboxService {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly after: AfterCommit,
  ) {}

  async list(by: Actor, query: Call<typeof listInbox>['query']): Promise<Answer<typeof listInbox>> {
    const { rows, ...page } = await findLines(this.source, ownerOf(by), query);
    const aboutOf = await findAbout(this.source, rows.map(subjectOf));
    return {
      ...page,
      items: rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        topic: row.topic,
        subject: subjectOf(row),
        data: row.data,
        about: aboutOf(subjectOf(row)),
        at: row.at.toISOString(),
        readAt: row.read_at?.toISOString() ?? null,
      })),
    };
  }

  /** Reading is no business and leaves no event; the other screens of the same person are told the new count. */
  async read(by: Actor, lines: Call<typeof readInbox>['body']): Promise<Answer<typeof readInbox>> {
    const now = await this.clock.read();
    const owner = ownerOf(by);
    const [which, value] =
      'ids' in lines ? ['id = any($3::bigint[])', lines.ids] : ['id <= $3::bigint', lines.upTo];
    await this.source.query(
      `update inbox set read_at = $2 where account_id = $1 and read_at is null and ${which}`,
      [owner, new Date(now), value],
    );
    this.after.tell({ version: null, wakeAt: null, now, told: true });
    return { unread: await countUnread(this.source, owner) };
  }
}

export function ownerOf(by: Actor): string {
  if (by.accountId === null) throw new DomainError('not-found');
  return by.accountId;
}
