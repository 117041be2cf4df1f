// docker-compose.yml keeps its promises: nothing starts before what it needs, nothing has a password of ours, one
// door to the outside. (Docker itself is not needed for this, and not here.)
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

type Service = {
  image: string;
  build?: { target: string };
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  restart: string;
  ports?: string[];
  volumes?: string[];
};

const text = readFileSync('docker-compose.yml', 'utf8');
const file = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: object };
const { services } = file;
const service = (name: string) => services[name] as Service;

it('has the six services', () => {
  expect(Object.keys(services).sort()).toEqual(['api', 'migrate', 'postgres', 'redis', 'web', 'worker']);
});

it.each(['postgres', 'redis', 'api', 'web'])('asks %s whether it is healthy', (name) => {
  expect(service(name).healthcheck?.test.length).toBeGreaterThan(1);
});

it('contains no password, only the demand for one', () => {
  const secrets = Object.values(services).flatMap(({ environment = {} }) =>
    Object.entries(environment).filter(([name]) => /PASSWORD|TOKEN|AUTH|_URL$/.test(name)),
  );
  expect(secrets.length).toBeGreaterThan(8);
  for (const [name, value] of secrets)
    expect([name, value]).toEqual([name, expect.stringMatching(/\$\{\w+:\?/)]);
  expect(text).not.toMatch(/\$\{\w*(PASSWORD|TOKEN)\w*:-/);
});

it('starts the server only when database, queue and tables are ready, and nginx only when it answers', () => {
  const ready = {
    postgres: { condition: 'service_healthy' },
    redis: { condition: 'service_healthy' },
    migrate: { condition: 'service_completed_successfully' },
  };
  expect(service('api').depends_on).toEqual(ready);
  expect(service('worker').depends_on).toEqual(ready);
  expect(service('migrate').depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
  expect(service('web').depends_on).toEqual({ api: { condition: 'service_healthy' } });
});

it('can run several apis and workers: none has a port, a name or a file of its own, all share what people attach', () => {
  for (const name of ['api', 'worker']) {
    expect(service(name)).not.toHaveProperty('ports');
    expect(service(name)).not.toHaveProperty('container_name');
    expect(service(name).volumes).toEqual(['files:/data/uploads']);
    expect(service(name).environment?.UPLOADS_DIR).toBe('/data/uploads');
  }
  const open = Object.keys(services).filter((name) => service(name).ports);
  expect(open).toEqual(['web']);
});

it('comes back after a crash, and migrates once', () => {
  for (const name of Object.keys(services).filter((one) => one !== 'migrate'))
    expect(service(name).restart).toBe('unless-stopped');
  expect(service('migrate').restart).toBe('no');
});

it('keeps the data of database and queue in volumes', () => {
  expect(service('postgres').volumes).toEqual(['database:/var/lib/postgresql']);
  expect(Object.keys(file.volumes)).toEqual(['database', 'files', 'queue']);
});

it('gives the server only variables it knows', () => {
  const known = [...readFileSync('.env.example', 'utf8').matchAll(/^#? ?([A-Z0-9_]+)=/gm)].map(
    ([, name]) => name,
  );
  for (const name of ['migrate', 'api', 'worker'])
    expect(known).toEqual(expect.arrayContaining(Object.keys(service(name).environment ?? {})));
});

it('builds images that run without root, from files that are there', () => {
  const dockerfile = readFileSync('Dockerfile', 'utf8');
  const targets = [...dockerfile.matchAll(/^FROM \S+ AS (\w+)$/gm)].map(([, name]) => name);
  for (const { build } of Object.values(services)) if (build) expect(targets).toContain(build.target);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/nginx-unprivileged/);
  for (const [, source] of dockerfile.matchAll(/^COPY (deploy\/\S+)/gm))
    expect(existsSync(source as string)).toBe(true);
});

it('passes uploads on as they come: what was sent before the line broke is kept', () => {
  const nginx = readFileSync('deploy/nginx.conf', 'utf8');
  expect(nginx).toMatch(/location \^~ \/api\/uploads \{[^}]*proxy_request_buffering off;/);
});

it('passes the websocket upgrade on and asks the name server again', () => {
  const nginx = readFileSync('deploy/nginx.conf', 'utf8');
  expect(nginx).toMatch(/proxy_set_header Upgrade \$http_upgrade/);
  expect(nginx).toMatch(/resolver 127\.0\.0\.11 valid=/);
  expect(nginx).toMatch(/proxy_pass \$api/);
});
