import type { DataSource } from 'typeorm';
import { rowsOf } from './rows';

const QUERY = `
with ours as (select oid, relname, relkind from pg_class where relnamespace = 'public'::regnamespace)
select line from (
  select 1 as part, c.relname || '.' || lpad(a.attnum::text, 3, '0') as key,
    'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || coalesce(case when a.attidentity <> '' then ' identity' else ' default ' || pg_get_expr(d.adbin, d.adrelid) end, '') as line
  from ours c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind = 'r' and c.relname <> 'migrations'
  union all
  select 2, c.relname || '.' || k.conname, 'constraint ' || c.relname || '.' || k.conname || ' ' || pg_get_constraintdef(k.oid)
  from pg_constraint k join ours c on c.oid = k.conrelid where c.relname <> 'migrations' and k.contype <> 'n'
  union all
  select 3, indexname, indexdef from pg_indexes where schemaname = 'public' and tablename <> 'migrations'
  union all
  select 4, c.relname || t.tgname, pg_get_triggerdef(t.oid) from pg_trigger t join ours c on c.oid = t.tgrelid where not t.tgisinternal
  union all
  select 5, c.relname, 'view ' || c.relname || ' as' || pg_get_viewdef(c.oid) from ours c where c.relkind = 'v'
  union all
  select 6, p.proname, case when p.prokind = 'a'
      then 'aggregate ' || p.oid::regprocedure || ' by ' || a.aggtransfn || ' from ' || coalesce(a.agginitval, 'null')
      else pg_get_functiondef(p.oid) end
  from pg_proc p left join pg_aggregate a on a.aggfnoid = p.oid
  where p.pronamespace = 'public'::regnamespace and not exists (select 1 from pg_depend x where x.objid = p.oid and x.deptype = 'e')
) lines order by part, key, line`;

/** The schema as text, the same for the same schema: kept in docs/schema.sql so that a change of it is seen in review. */
export async function describeSchema(source: DataSource): Promise<string> {
  const lines = await rowsOf<{ line: string }>(source, QUERY);
  return `${lines.map(({ line }) => line).join('\n')}\n`;
}
