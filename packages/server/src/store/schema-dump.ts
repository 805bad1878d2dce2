// The schema as the catalogue has it after all migrations, as text that shows in a diff what a
// migration did. It reads like SQL and is not meant to be run: the migrations are.
import pg from 'pg';
import type { DatabaseConfig } from './embedded/index.ts';

/** Each query gives lines in a stable order. The owner's own rights are left out: the owner's name differs. */
const SECTIONS: readonly (readonly [title: string, query: string])[] = [
  [
    'types',
    `select format('create type %s as enum (%s);', t.typname,
       (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)) as line
     from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype = 'e' order by t.typname`,
  ],
  [
    'tables',
    `select format(E'create table %I (\\n%s\\n)%s;%s', c.relname,
       (select string_agg(format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
            case when a.attnotnull then ' not null' else '' end,
            case when a.attidentity <> '' then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end || ' as identity'
                 when a.attgenerated <> '' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
                 when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end), E',\\n' order by a.attnum)
          from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
       case when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end
         || coalesce((select ' with (' || string_agg(o, ', ' order by o) || ')' from unnest(c.reloptions) o), ''),
       case when c.relrowsecurity then format(E'\\nalter table %I enable row level security;', c.relname) else '' end
         || case when c.relforcerowsecurity then format(E'\\nalter table %I force row level security;', c.relname) else '' end) as line
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`,
  ],
  [
    'constraints',
    `select format('alter table %I add constraint %I %s;', c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f', 'c', 'x') order by c.relname, k.contype desc, k.conname`,
  ],
  [
    'indexes',
    `select pg_get_indexdef(i.indexrelid) || ';' as line
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
     order by c.relname`,
  ],
  [
    'views',
    `select format(E'create %sview %I as\\n%s', case c.relkind when 'm' then 'materialized ' else '' end, c.relname, pg_get_viewdef(c.oid)) as line
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm') order by c.relname`,
  ],
  [
    'functions',
    `select rtrim(pg_get_functiondef(p.oid), E'\\n') || ';' as line from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     order by p.proname, pg_get_function_identity_arguments(p.oid)`,
  ],
  [
    'triggers',
    `select pg_get_triggerdef(t.oid) || ';' || case t.tgenabled when 'A' then ' -- always' when 'D' then ' -- disabled' else '' end as line
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal order by c.relname, t.tgname`,
  ],
  [
    'policies',
    `select format('create policy %I on %I as %s for %s to %s%s%s;', policyname, tablename, lower(permissive), lower(cmd),
       (select string_agg(r::text, ', ' order by r::text) from unnest(roles) r),
       coalesce(' using (' || qual || ')', ''), coalesce(' with check (' || with_check || ')', '')) as line
     from pg_policies where schemaname = 'public' order by tablename, policyname`,
  ],
  [
    'grants',
    `with objects as (
       select c.relkind::text as kind, c.oid::regclass::text as name, c.relowner as owner,
         coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's'::"char" else 'r' end, c.relowner)) as acl
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
       union all
       select 'f', p.oid::regprocedure::text, p.proowner, coalesce(p.proacl, acldefault('f', p.proowner))
       from pg_proc p where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
       union all
       select 'c', format('%s (%I)', c.oid::regclass, a.attname), c.relowner, a.attacl
       from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and a.attacl is not null
     )
     select format('grant %s on %s%s to %s;', string_agg(lower(x.privilege_type), ', ' order by x.privilege_type),
       case o.kind when 'f' then 'function ' when 'S' then 'sequence ' when 'c' then 'column ' else '' end, o.name,
       case x.grantee when 0 then 'public' else x.grantee::regrole::text end) as line
     from objects o cross join lateral aclexplode(o.acl) x
     where x.grantee <> o.owner
     group by o.kind, o.name, x.grantee
     order by case o.kind when 'f' then 2 when 'S' then 1 when 'c' then 1 else 0 end, o.name, 1`,
  ],
];

const HEADING = `-- The schema after all migrations, written by \`remit-server migrate --dump\`. Do not edit; a test compares it.
-- For reading and for diffs: a database is made by the migrations, never from this file.
`;

/** The schema as text: the same for every database that has the same migrations. */
export async function dumpSchema(config: DatabaseConfig): Promise<string> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    // Names without schema, whatever the session's search path is.
    await client.query('set local search_path = public');
    const parts: string[] = [HEADING];
    for (const [title, query] of SECTIONS) {
      const { rows } = await client.query<{ line: string }>(query);
      if (rows.length > 0) parts.push(`-- ${title}\n\n${rows.map(({ line }) => line.trimEnd()).join('\n')}\n`);
    }
    return parts.join('\n');
  } finally {
    await client.end();
  }
}
