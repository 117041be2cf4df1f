import { ENDPOINTS, Problem, type Endpoint } from '@duban/contracts';
import { z } from 'zod';

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return rest;
};

function parametersOf(endpoint: Endpoint): object[] {
  const read = (schema: z.ZodType | undefined, place: 'path' | 'query') => {
    if (!schema) return [];
    const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
      properties?: object;
      required?: string[];
    };
    return Object.entries(properties).map(([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: property,
    }));
  };
  return [...read(endpoint.params, 'path'), ...read(endpoint.query, 'query')];
}

const contentOf = ({ file, returns }: Endpoint) =>
  file
    ? Object.fromEntries(
        [file].flat().map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
      )
    : { 'application/json': { schema: jsonSchema(returns, 'output') } };

function operationOf(endpoint: Endpoint): object {
  const problem = {
    description: 'Refused',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[1]],
    'x-needs': endpoint.needs,
    ...(endpoint.demoOnly ? { 'x-demo-only': true } : {}),
    parameters: parametersOf(endpoint),
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input') } },
          },
        }
      : {}),
    responses: {
      200: {
        description: 'Done',
        content: contentOf(endpoint),
      },
      default: problem,
    },
    ...(endpoint.needs === 'public' ? { security: [] } : {}),
  };
}

/** The OpenAPI 3.1 document, made from the contracts. Demonstration endpoints are named only where they exist. */
export function openApi(demo: boolean): Record<string, unknown> {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of ENDPOINTS.filter((e) => demo || !e.demoOnly)) {
    const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operationOf(endpoint);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Duban 督办',
      version: '0.1.0',
      description:
        'Electronic supervision of major projects. Sign in with POST /api/session; send the returned `csrf` as X-CSRF-Token with everything that is not a GET. Refusals are RFC 9457 problem details with a `code`. Amounts are integer fen as text, instants ISO 8601, days and months in Asia/Shanghai.',
    },
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'duban_session' } },
      schemas: { Problem: jsonSchema(Problem, 'output') },
    },
    security: [{ session: [] }],
    paths,
  };
}
