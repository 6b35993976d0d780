-- Who it was is sealed with a chance of its own, which stays here: the other one is in the file, and the ids of all persons of
-- a district are few enough to be tried.
alter table decision_record add column who_nonce varchar(32);
