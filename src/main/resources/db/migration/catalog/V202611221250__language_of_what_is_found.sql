-- In which language a card's words are. That of versions from before is added by the migration of the next number, in Java.
alter table definition_search add column language varchar(64) default '' not null;
