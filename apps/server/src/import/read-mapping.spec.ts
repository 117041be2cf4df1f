import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { missingColumns, readMapping } from './read-mapping';

const folder = new URL('../../../../mappings/', import.meta.url);
const read = (mapping: unknown) => readMapping(JSON.stringify(mapping), 'mine.json');
const good = () =>
  JSON.parse(readFileSync(new URL('simec-works.json', folder), 'utf8')) as {
    codePrefix: string;
    fields: Record<string, Record<string, unknown>>;
  };

describe('readMapping', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.json')))(
    'takes the mapping %s of the project',
    (name) => {
      expect(readMapping(readFileSync(new URL(name, folder), 'utf8'), name).name).toBe(
        name.replace('.json', ''),
      );
    },
  );

  it('says where JSON ends', () => {
    expect(() => readMapping('{"name": ', 'mine.json')).toThrow(/^The mapping mine.json is not JSON: /);
  });

  it('names every wrong place at once', () => {
    const mapping = good();
    mapping.codePrefix = 'simec';
    mapping.fields['nmae'] = { column: 'nome' };
    delete mapping.fields['unit'];
    mapping.fields['stage'] = { column: 'situacao', values: { Execução: 'bulding' } };
    mapping.fields['sector'] = { column: 'tipo' };
    mapping.fields['total'] = { column: 'a', constant: '1' };
    mapping.fields['plannedStart'] = { column: 'd', date: 'MM/YY' };
    expect(() => read(mapping)).toThrow(/is not right/);
    let message = '';
    try {
      read(mapping);
    } catch (error) {
      message = (error as Error).message;
    }
    for (const said of [
      /codePrefix: must be capitals and a hyphen/,
      /fields: Unrecognized key: "nmae"/,
      /fields\.unit: /,
      /fields\.stage\.values\.Execução: "bulding" is not one of reserve, signed/,
      /fields\.sector\.values: is missing: their values → manufacturing/,
      /fields\.total: needs exactly one of column, firstOf, template, constant/,
      /fields\.plannedStart\.date: must name YYYY/,
    ])
      expect(message).toMatch(said);
  });

  it('finds the columns a file lacks, but for those that may be absent', () => {
    expect(missingColumns(read(good()), ['id', 'nome', 'situacao', 'uf', 'municipio'])).toEqual(
      expect.arrayContaining(['nome_da_entidade', 'valor_do_contrato', 'valor_pactuado_pelo_fnde']),
    );
    expect(missingColumns(read(good()), [])).not.toContain('latitude');
  });
});
