-- Nobody finds a badge by searching the web, unless its earner wishes it.
alter table award add column indexed boolean default false not null;
