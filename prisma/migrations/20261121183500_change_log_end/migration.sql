-- The end of the change log never steps back: a place in it that was given to anybody stays a place in it.
--
-- An announcement is two steps, the look at the sequence and the lock that says what was seen. Between them others commit, and a reader who looked then was given
-- an end that the lock, once there, contradicted. So who announces says so first, by a lock of its own (-1, which no number is), and a reader who meets somebody
-- between the two looks again. Whoever announces a lower number than a reader has seen was at it before that reader looked at the sequence, and is met.
CREATE OR REPLACE FUNCTION "announce_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Once for each transaction: its first announcement is its lowest.
  IF current_setting('mattergraph.announced', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
    PERFORM pg_advisory_xact_lock_shared(28007, -1);
    PERFORM pg_advisory_xact_lock_shared(28007, ((CASE WHEN is_called THEN last_value ELSE last_value - 1 END) & 2147483647)::int) FROM change_position_seq;
    PERFORM set_config('mattergraph.announced', pg_current_xact_id()::text, true);
  END IF;
  RETURN NULL;
END
$$;

-- Up to which number everything is visible that ever will be. Two looks in this order: who announces after the first takes greater numbers than it saw; who
-- announced before is seen by the second, or visible already. What is read by this has to be read by a later statement.
CREATE OR REPLACE FUNCTION "change_log_end"() RETURNS int8 LANGUAGE plpgsql AS $$
DECLARE
  taken int8;
  announced int8;
  somebody_is_at_it boolean;
BEGIN
  LOOP
    SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END INTO taken FROM change_position_seq;
    -- The distance back from `taken`, in 31 bits; one in the upper half is an announcement after the first look.
    SELECT bool_or(distance IS NULL), taken - max(distance) FILTER (WHERE distance < 1073741824) INTO somebody_is_at_it, announced FROM (
      SELECT max((taken - objid::int8) & 2147483647) FILTER (WHERE objid <> 4294967295) AS distance FROM pg_locks
      WHERE locktype = 'advisory' AND classid = 28007 AND objsubid = 2 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      GROUP BY pid
    ) held;
    EXIT WHEN somebody_is_at_it IS NOT TRUE;
    PERFORM pg_sleep(0.0005);
  END LOOP;
  RETURN least(taken, announced);
END
$$;
