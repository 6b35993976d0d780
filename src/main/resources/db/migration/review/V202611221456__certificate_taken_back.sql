-- What a lead says to the reader whose certificate they take back; null where it ended by itself or with drift.
alter table review_certification add column taken_back_why text;
