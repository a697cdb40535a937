-- What is proved by the history also holds what people log in with, and what the history itself is made of.

-- In it stands a digest of each: whether it was changed past the service shows, the secret does not.
update history_table set omitted = '{}', digested = '{hash}' where name = 'password';
update history_table set omitted = '{}', digested = '{sha256}' where name = 'invitation';
update history_table set omitted = '{last_step}', digested = '{secret}' where name = 'second_factor';
select keep_history('recovery_code', '{account_id,sha256}');

-- Only migrations write here, outside of any change; the start after them writes down what they made of it.
insert into history_table values ('history_table', '{name}', '{}', '{}');
create trigger never_removed before delete on history_table for each row execute function refuse_change();
create trigger never_emptied before truncate on history_table execute function refuse_change();
