-- While a review is written: which edition of its draft stands, what its reader notes for nobody else, and for how many whole
-- minutes its page was looked at.
alter table review add column edition integer default 0 not null;
alter table review add column notes text;
alter table review add column minutes integer default 0 not null;
alter table review add column minute_at timestamp with time zone;
