-- What was published before there were stages is live.
alter table credential_definition add column stage varchar(16) default 'LIVE' not null;
alter table credential_definition add column replaced_by_id uuid;
alter table credential_definition add constraint credential_definition_replaced_by_fk
    foreign key (replaced_by_id) references credential_definition (id);
