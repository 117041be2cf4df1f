import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Endpoint } from '@duban/contracts';
import { scopeOf } from '@duban/domain';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { DataSource } from 'typeorm';
import { SYSTEM } from '../access/actor';
import type { Config } from '../config/config';
import type { Sessions } from '../live/live-server';
import type { Log } from '../log/log';
import { DomainError } from './domain-error';
import { type KnownRequest } from './endpoint.decorator';
import type { Metrics } from './metrics';
import { openApi } from './openapi';
import { problemOf } from './problem.filter';

type Ground = { config: Config; log: Log; metrics: Metrics; sessions: Sessions; source: DataSource };

/** Everything HTTP that is no endpoint of the contracts: headers, request ids, health, metrics, documents, pages. */
export function setUpHttp(app: NestExpressApplication, ground: Ground): void {
  const { config } = ground;
  app.set('trust proxy', config.TRUST_PROXY);
  app.disable('x-powered-by');
  app.use(nameRequests(ground));
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          connectSrc: ["'self'", 'ws:', 'wss:'],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: config.PUBLIC_URL?.startsWith('https:') ? undefined : false,
    }),
  );
  app.use(compression());
  // whole files come in there
  app.use('/api/imports', express.json({ limit: '8mb' }));
  app.use('/api', express.json({ limit: '1mb' }));
  app.use('/api', (_request: KnownRequest, response: Response, next: NextFunction) => {
    response.setHeader('cache-control', 'no-store');
    next();
  });
  serveHealth(app, ground);
  serveMetrics(app, ground);
  const document = openApi(config.DEMO);
  expressOf(app).get('/api/openapi.json', (_request: Request, response: Response) => {
    response.json(document);
  });
  SwaggerModule.setup('api/docs', app, document as unknown as OpenAPIObject, {
    customSiteTitle: 'Duban API',
  });
  if (config.WEB_DIR) servePages(app, path.resolve(config.WEB_DIR));
}

function nameRequests({ log, metrics }: Ground) {
  return (request: KnownRequest, response: Response, next: NextFunction) => {
    const requestId = randomUUID().slice(0, 8);
    const started = performance.now();
    request.known = {
      requestId,
      actor: SYSTEM,
      sessionId: null,
      csrf: null,
      call: { params: undefined, query: undefined, body: undefined },
    };
    response.setHeader('x-request-id', requestId);
    response.once('finish', () => {
      const ms = Math.round(performance.now() - started);
      const endpoint = (request.route as { path?: string } | undefined)?.path ?? 'none';
      metrics.requests.observe({ endpoint, status: `${Math.floor(response.statusCode / 100)}xx` }, ms / 1000);
      if (!request.path.startsWith('/api') || request.path.startsWith('/api/health')) return;
      log.info(
        {
          requestId,
          method: request.method,
          path: request.path,
          status: response.statusCode,
          ms,
          account: request.known.quiet ? null : request.known.actor.accountId,
        },
        'request',
      );
    });
    next();
  };
}

function serveHealth(app: NestExpressApplication, { source }: Ground): void {
  const http = expressOf(app);
  http.get('/api/health/live', (_request: Request, response: Response) => void response.json({ live: true }));
  http.get('/api/health/ready', (_request: Request, response: Response) => {
    source.query('select 1').then(
      () => response.json({ ready: true }),
      () => response.status(503).json({ ready: false, missing: 'database' }),
    );
  });
}

/** Metrics are for the operator: with the token of METRICS_TOKEN, or signed in with the right. */
function serveMetrics(app: NestExpressApplication, { config, metrics, sessions }: Ground): void {
  const allowed = async (request: KnownRequest) => {
    const { authorization, cookie } = request.headers;
    if (config.METRICS_TOKEN && authorization === `Bearer ${config.METRICS_TOKEN}`) return true;
    const session = await sessions.find(cookie, null, false);
    if (session === null || session.mustChangePassword) return false;
    return scopeOf(session.actor.roles, 'metrics:read') !== null;
  };
  expressOf(app).get('/api/metrics', (request: Request, response: Response, next: NextFunction) => {
    allowed(request as KnownRequest)
      .then(async (ok) => {
        if (!ok) throw new DomainError('not-found');
        response.type(metrics.registry.contentType).send(await metrics.text());
      })
      .catch((error: unknown) => {
        if (!(error instanceof DomainError)) return next(error);
        const problem = problemOf(error, (request as KnownRequest).known.requestId);
        return response.status(error.status).type('application/problem+json').send(JSON.stringify(problem));
      });
  });
}

/** The dashboard: hashed assets for a year, the page itself never from a cache; every other path is the page. */
function servePages(app: NestExpressApplication, folder: string): void {
  const year = 365 * 86_400_000;
  app.use(
    '/assets',
    express.static(path.join(folder, 'assets'), { immutable: true, maxAge: year, fallthrough: false }),
  );
  app.use(express.static(folder, { index: false, maxAge: 0 }));
  app.use((request: KnownRequest, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || /^\/(api|socket\.io|assets)(\/|$)/.test(request.path)) return next();
    response.setHeader('cache-control', 'no-cache');
    return response.sendFile(path.join(folder, 'index.html'));
  });
}

/** Every contract must have a handler, and exactly one; a handler without a contract cannot be reached. */
export function checkContracts(
  endpoints: readonly Endpoint[],
  handled: readonly Endpoint[],
  demo: boolean,
): void {
  const wanted = endpoints.filter((e) => demo || !e.demoOnly).map((e) => e.name);
  const found = handled.map((e) => e.name);
  const missing = wanted.filter((name) => !found.includes(name));
  const doubled = found.filter((name, i) => found.indexOf(name) !== i);
  const stray = found.filter((name) => !wanted.includes(name));
  if (missing.length + doubled.length + stray.length > 0)
    throw new Error(
      `contracts and handlers differ: missing [${missing}] doubled [${doubled}] stray [${stray}]`,
    );
}

const expressOf = (app: NestExpressApplication): Express => app.getHttpAdapter().getInstance();
