-- The words that a person is found by, as `searchWords` of the domain has them: each after a space, without accents and apostrophes. Kept by the
-- database, so that no way of writing a name can forget it.
ALTER TABLE "service_users"."service_user" ADD COLUMN "search_words" TEXT NOT NULL GENERATED ALWAYS AS (
  ' ' || regexp_replace(
    translate(
      regexp_replace(
        normalize(given_name || ' ' || family_name || ' ' || coalesce(preferred_name, '') || ' ' || reference, NFD),
        '[\u0300-\u036f''’ʼ`]', '', 'g'),
      'łŁøØđĐħĦı', 'lLoOdDhHi'),
    '[\u0001-\u0020\u007f-\u00a0\u2010-\u2015!-/:-@[-`{-~]+', ' ', 'g')
) STORED;
