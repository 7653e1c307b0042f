import type { TestSystem } from './test-system.ts'

/**
 * While something is done, nothing that anybody reads or changes can be put on record, so that every service fails; and what the database says of
 * it quotes these words, in every place in which an error can hold any.
 */
export async function whileFailing(
  { sql }: Pick<TestSystem, 'sql'>,
  words: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const quoted = `'${words.join(' ').replaceAll("'", "''")}'`
  await sql(
    `CREATE FUNCTION public.fail_telling_all() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN
       RAISE EXCEPTION USING MESSAGE = ${quoted}, DETAIL = ${quoted}, HINT = ${quoted};
     END $body$`,
  )
  await sql(
    'CREATE TRIGGER fail_telling_all BEFORE INSERT ON access.audit FOR EACH STATEMENT EXECUTE FUNCTION public.fail_telling_all()',
  )
  try {
    await work()
  } finally {
    await sql('DROP FUNCTION public.fail_telling_all() CASCADE')
  }
}
