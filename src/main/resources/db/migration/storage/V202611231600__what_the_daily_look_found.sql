-- What the daily look found between the database and the store, for whichever node is asked and after any restart.
alter table files_counted add column stray integer default 0 not null;
alter table files_counted add column missing integer default 0 not null;
alter table files_counted add column unused integer default 0 not null;
