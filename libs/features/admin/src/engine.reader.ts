import type { Answer, Call, getEngine, listFailedTasks } from '@duban/contracts';
import { addDays, dayOf, isProvisional, isWorkingDay, type Instant } from '@duban/domain';
import { Calendars, Clock, cursorOf, EngineWatch, Metrics } from '@duban/platform';
import { countRungsAhead, findRungForecast, FORECAST_DAYS, forecastEnd, RUNG_DUE } from '@duban/supervision';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findFailedTasks, findTaskKinds } from './engine.queries';

/** How the engine is and what it will do, for those who may know. */
@Injectable()
export class EngineReader implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
    private readonly watch: EngineWatch,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.add(
      'duban_rungs_next_30_days',
      'Rungs that fire in the next 30 days if nobody does anything',
      async () => {
        const now = await this.clock.read();
        return countRungsAhead(this.source, null, new Date(now), forecastEnd(now));
      },
    );
  }

  async show(): Promise<Answer<typeof getEngine>> {
    const state = await this.watch.state();
    const now = await this.clock.read();
    const tasks = await findTaskKinds(this.source, RUNG_DUE, forecastEnd(now));
    return {
      state,
      forecast: await this.forecast(now),
      tasks: tasks.map(({ next_at, ...task }) => ({ ...task, nextAt: next_at.toISOString() })),
    };
  }

  private async forecast(now: Instant): Promise<Answer<typeof getEngine>['forecast']> {
    const cal = await this.calendars.current();
    const today = dayOf(now);
    const rows = await findRungForecast(this.source, null, new Date(now), forecastEnd(now));
    return Array.from({ length: FORECAST_DAYS }, (_, i) => {
      const day = addDays(today, i);
      const own = rows.filter((row) => row.day === day);
      return {
        day,
        working: isWorkingDay(cal, day),
        provisional: isProvisional(cal, day, day) || own.some((row) => row.provisional),
        rungs: Object.fromEntries(own.map(({ key, count }) => [key, count])),
      };
    });
  }

  async listFailed(query: Call<typeof listFailedTasks>['query']): Promise<Answer<typeof listFailedTasks>> {
    const { rows, total } = await findFailedTasks(this.source, query);
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return {
      items: page.map(({ due_at, error, payload: _, ...task }) => ({
        ...task,
        dueAt: due_at.toISOString(),
        error: error ?? '',
      })),
      next: last ? cursorOf([last.state, last.id]) : null,
      total,
    };
  }
}
