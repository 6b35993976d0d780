-- Whether the earner could act on the feedback; counted in groups and shown to nobody else.
alter table double_review add column could_act varchar(8);
