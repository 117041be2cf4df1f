import type { Action } from '@duban/domain';
import { z } from 'zod';

type Shape = z.ZodType | undefined;

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV = 'text/csv';
export const JSON_FILE = 'application/json';
/** How a list leaves: a spreadsheet, or CSV in UTF-8 with its mark, as spreadsheets want it. */
export const ListFormat = z.enum(['xlsx', 'csv']).default('xlsx');
export type ListFormat = z.infer<typeof ListFormat>;

/**
 * One HTTP endpoint: the server routes and validates by it, the dashboard calls by it, OpenAPI and the rights test
 * are generated from it. `needs`: `public` (no session), `session` (any signed-in person) or an action of the rights
 * table. Paths are below /api; parameters are written `:name`.
 */
export type Endpoint<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends z.ZodType = z.ZodType,
> = {
  name: string;
  summary: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  needs: Action | 'public' | 'session';
  params?: P;
  query?: Q;
  body?: B;
  returns: R;
  /** Answers with a file of this media type, or of one of these, and not with a body of `returns`. */
  file?: string | readonly string[];
  /** Its log line says nobody's name: who asked may be whom nobody is to know. */
  quiet?: boolean;
  /** Exists in demonstration mode only: elsewhere the route is not there at all. */
  demoOnly?: boolean;
};

export type ParsedOf<S> = S extends z.ZodType ? z.output<S> : undefined;
export type RawOf<S> = S extends z.ZodType ? z.input<S> : undefined;

export const endpoint = <
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  R extends z.ZodType = z.ZodType,
>(
  definition: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> => definition;

type PartOf<E, K extends 'params' | 'query' | 'body'> =
  E extends Endpoint<infer P, infer Q, infer B> ? { params: P; query: Q; body: B }[K] : never;

/** What a controller receives, validated. */
export type Call<E> = {
  params: ParsedOf<PartOf<E, 'params'>>;
  query: ParsedOf<PartOf<E, 'query'>>;
  body: ParsedOf<PartOf<E, 'body'>>;
};

type Sent<S, K extends string> = S extends z.ZodType
  ? { [key in K]: z.input<S> }
  : { [key in K]?: undefined };
/** A query whose every part may be left out may be left out itself. */
type Asked<S> = S extends z.ZodType
  ? Record<never, never> extends z.input<S>
    ? { query?: z.input<S> }
    : { query: z.input<S> }
  : { query?: undefined };
/** What a client sends. */
export type Input<E> = Sent<PartOf<E, 'params'>, 'params'> &
  Asked<PartOf<E, 'query'>> &
  Sent<PartOf<E, 'body'>, 'body'>;
export type Answer<E> = E extends Endpoint<Shape, Shape, Shape, infer R> ? z.output<R> : never;
