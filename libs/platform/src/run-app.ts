import type { Server as HttpServer } from 'node:http';
import { ENDPOINTS, type Endpoint } from '@duban/contracts';
import type { DynamicModule, Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { Clock } from './clock/clock';
import { CONFIG, type Config } from './config/config';
import { serveUploads } from './files/serve-uploads';
import { FileStorage } from './files/storage';
import { UploadGuests } from './files/upload-guests';
import { Uploads } from './files/uploads';
import { ContractInterceptor } from './http/contract.interceptor';
import { ENDPOINT } from './http/endpoint.decorator';
import { Metrics } from './http/metrics';
import { ProblemFilter } from './http/problem.filter';
import { RightsGuard } from './http/rights.guard';
import { checkContracts, setUpHttp } from './http/setup-http';
import { LiveBoards, LiveFeed } from './live/live-feed';
import { LiveServer, Sessions } from './live/live-server';
import { LOG, type Log } from './log/log';
import { Alarm } from './queue/alarm';
import { Engine } from './tasks/engine';
import { EngineWatch } from './tasks/engine-watch';
import { AfterCommit } from './work/after-commit';

export type RunningApp = {
  nest: NestExpressApplication;
  /** null in a process that takes no requests. */
  url: string | null;
  engine: Engine;
  clock: Clock;
  source: DataSource;
  close(): Promise<void>;
};

/** What a process does: take requests, do what is due, or both; `queue` false leaves the alarm clock out (tests). */
export type Duties = { api: boolean; worker: boolean; queue?: boolean; wholeContract?: boolean };

/**
 * Starts the product from its root module: HTTP and sockets, the engine and its alarm clock, as the duties say.
 * `prepare` runs when everything is wired and before the first request and the first deadline.
 */
export async function runApp<P = undefined>(
  root: DynamicModule | Type,
  duties: Duties,
  prepare?: (nest: NestExpressApplication) => Promise<P>,
): Promise<RunningApp & { prepared: P }> {
  const nest = await NestFactory.create<NestExpressApplication>(root as never, {
    logger: ['error', 'warn'],
    abortOnError: false,
    bodyParser: false,
  });
  const config = nest.get<Config>(CONFIG);
  const log = nest.get<Log>(LOG);
  const [engine, clock, source, after] = [
    nest.get(Engine),
    nest.get(Clock),
    nest.get(DataSource),
    nest.get(AfterCommit),
  ];
  const live = nest.get(LiveServer);
  const closers: (() => Promise<unknown>)[] = [];

  if (duties.api) configureHttp(nest, config, log);
  await nest.init();
  if (duties.api && (duties.wholeContract ?? true))
    checkContracts(ENDPOINTS, handledEndpoints(nest), config.DEMO);
  const prepared = (await prepare?.(nest)) as P;
  const alarm = duties.queue === false ? null : new Alarm(config, clock, engine, log, after);
  if (alarm) closers.push(() => alarm.close());
  const watch = nest.get(EngineWatch);
  if (alarm) watch.measure(() => alarm.depth());

  let url: string | null = null;
  if (duties.api) {
    const sessions = nest.get<Sessions>(Sessions);
    const boards = nest.get<LiveBoards>(LiveBoards, { strict: false });
    const feed = new LiveFeed(source, live, boards, sessions, log, after, watch);
    await feed.start(nest.getHttpServer() as HttpServer);
    // without a queue nobody sweeps by itself, and nobody wonders
    if (alarm) watch.start();
    closers.unshift(() => feed.close());
    closers.unshift(() => Promise.resolve(watch.stop()));
    url = await listen(nest, config);
  } else {
    live.open(null, { wake: () => undefined, greet: () => undefined }, null);
    after.listen(({ version, told }) => (version !== null || told) && live.tellProcesses());
    closers.unshift(() => live.close());
  }
  if (duties.worker && alarm) await alarm.startWorker();
  return {
    nest,
    url,
    engine,
    clock,
    source,
    prepared,
    close: async () => {
      for (const close of closers) await close();
      await nest.close();
    },
  };
}

function configureHttp(nest: NestExpressApplication, config: Config, log: Log): void {
  const sessions = nest.get<Sessions>(Sessions);
  setUpHttp(nest, { config, log, metrics: nest.get(Metrics), sessions, source: nest.get(DataSource) });
  const files = {
    uploads: nest.get(Uploads),
    guests: nest.get(UploadGuests),
    storage: nest.get(FileStorage),
  };
  serveUploads(nest, { config, log, sessions, ...files });
  nest.setGlobalPrefix('api');
  nest.useGlobalGuards(new RightsGuard(sessions, config));
  nest.useGlobalInterceptors(new ContractInterceptor());
  nest.useGlobalFilters(new ProblemFilter(log));
}

async function listen(nest: NestExpressApplication, config: Config): Promise<string> {
  await nest.listen(config.PORT, config.HOST);
  const { port } = nest.getHttpServer().address() as { port: number };
  return `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${port}`;
}

/** The contracts of all methods marked with `@Route`. */
function handledEndpoints(nest: NestExpressApplication): Endpoint[] {
  const scanner = new MetadataScanner();
  return nest
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ metatype }) => {
      const prototype = (metatype as Type).prototype as Record<string, unknown>;
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const endpoint = Reflect.getMetadata(ENDPOINT, prototype[name] as object) as Endpoint | undefined;
        return endpoint ? [endpoint] : [];
      });
    });
}
