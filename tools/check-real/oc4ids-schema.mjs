// The schema of the standard as its own tests use it: closed, and with the codelists beside it.
import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';

/** What is wrong with a package: by the schema, and by the codelists, open ones too. */
export function makeOc4idsValidator(folder) {
  const read = (name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
  const project = read('project-schema.json');
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(closed(structuredClone(project)));
  const check = ajv.compile(closed(read('project-package-schema.json')));
  return (text) => {
    const sent = JSON.parse(text);
    check(sent);
    const schema = (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    const codes = sent.projects.flatMap((one, i) => wrongCodes(one, project, project, folder, `${i}`));
    return { schema, codes };
  };
}

function closed(schema) {
  if (typeof schema !== 'object' || schema === null) return schema;
  Object.values(schema).forEach(closed);
  if ('properties' in schema && !('additionalProperties' in schema)) schema.additionalProperties = false;
  return schema;
}

const lists = new Map();
function codesOf(folder, name) {
  if (!lists.has(name)) {
    const rows = parse(fs.readFileSync(path.join(folder, 'codelists', name)), { columns: true, bom: true });
    lists.set(name, new Set(rows.map(({ Code }) => Code)));
  }
  return lists.get(name);
}

/** Schemes of one's own are what these open lists are open for. */
const OWN_SCHEMES = new Set(['classificationScheme.csv', 'locationGazetteers.csv']);

function wrongCodes(value, part, schema, folder, place) {
  const at = part.$ref ? schema.definitions[part.$ref.split('/').at(-1)] : part;
  const { codelist } = part;
  if (codelist && !OWN_SCHEMES.has(codelist)) {
    const known = codesOf(folder, codelist);
    return [value].flat().flatMap((code) => (known.has(code) ? [] : [`${place}: ${code} (${codelist})`]));
  }
  if (Array.isArray(value))
    return value.flatMap((item, i) => wrongCodes(item, at.items ?? {}, schema, folder, `${place}.${i}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    wrongCodes(item, at.properties?.[key] ?? {}, schema, folder, `${place}.${key}`),
  );
}
