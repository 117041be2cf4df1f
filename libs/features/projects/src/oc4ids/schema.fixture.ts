import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const FOLDER = new URL('../../fixtures/oc4ids/', import.meta.url);
export const fixture = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');

/** As the standard's own tests do: what the schema does not name is wrong. */
function closed<T>(schema: T): T {
  if (typeof schema !== 'object' || schema === null) return schema;
  for (const part of Object.values(schema)) closed(part);
  return 'properties' in schema && !('additionalProperties' in schema)
    ? Object.assign(schema, { additionalProperties: false })
    : schema;
}

/** What is wrong with a package by the schema: places and reasons; nothing when it is valid. */
export function makeValidator(): (text: string) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv as unknown as Parameters<typeof addFormats>[0]);
  ajv.addSchema(closed(JSON.parse(fixture('project-schema.json')) as object));
  const check = ajv.compile(closed(JSON.parse(fixture('project-package-schema.json')) as object));
  return (text) => {
    check(JSON.parse(text));
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
