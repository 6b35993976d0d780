-- Open Badges 3.0 lets a host name another address for fresh tokens than for the first; without it the first serves both.
alter table badge_host add column refresh_url varchar(2000);
