import { z } from 'zod';

const flag = z
  .enum(['0', '1', ''])
  .default('')
  .transform((v) => v === '1');
const list = (allowed: readonly string[]) =>
  z
    .string()
    .default(allowed.join(','))
    .transform((v) => v.split(',').map((s) => s.trim()))
    .refine(
      (v) => v.length > 0 && v.every((s) => allowed.includes(s)),
      `must be some of ${allowed.join(', ')}`,
    );
const optional = z
  .string()
  .optional()
  .transform((v) => v || undefined);

/** host or host:port, separated by commas. */
const hosts = z
  .string()
  .default('')
  .transform((v) => v.split(',').flatMap((s) => s.trim().toLowerCase() || []))
  .refine((v) => v.every((s) => /^[a-z0-9.-]+(:\d{1,5})?$/.test(s)), 'must be hosts, separated by commas');

/** Every variable the server reads, with its default. `.env.example` is tested against this list. */
export const Env = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  REDIS_URL: optional.pipe(z.url({ protocol: /^rediss?$/ }).optional()),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
  ROLES: list(['api', 'worker']),
  DEMO: flag,
  MIGRATE: flag,
  WEB_DIR: optional,
  UPLOADS_DIR: z.string().min(1).default('.duban/uploads'),
  S3_BUCKET: optional,
  S3_ENDPOINT: optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY: optional,
  S3_SECRET_KEY: optional,
  SMTP_URL: optional.pipe(z.url({ protocol: /^smtps?$/ }).optional()),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
    .default('督办系统 <duban@localhost>'),
  WEBHOOK_HOSTS: hosts,
  OPERATOR: z.string().min(1).default('县效能办'),
  METRICS_TOKEN: optional.pipe(z.string().min(16).optional()),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(30),
  SWEEP_SECONDS: z.coerce.number().int().min(1).max(300).default(5),
  POOL_SIZE: z.coerce.number().int().min(4).max(100).default(20),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Config = Readonly<z.output<typeof Env>>;
export const CONFIG = Symbol('config');

/** Parses the environment once. Throws one error that names every wrong variable, and none of their values. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = Env.safeParse(env);
  if (parsed.success) return Object.freeze(parsed.data);
  const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not right:\n${wrong.join('\n')}`);
}
