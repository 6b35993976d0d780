-- The uri of a CFItem, which badges name as the target of an alignment; none where the package gives none that is an address.
alter table standards_item add column uri varchar(2000);
alter table standards_import_item add column uri varchar(2000);
