-- A link that was taken back stands for nothing: nobody's work is told in its column.
alter table gradebook_entry add column stands_for_nothing boolean default false not null;
-- Where a score was last sent, to tell a refused column from the one that a launch has named since.
alter table score_publication add column line_item text;
