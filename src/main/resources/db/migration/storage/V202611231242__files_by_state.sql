-- The operator's figures ask each minute how many files were not checked, of all districts.
create index stored_file_by_state on stored_file (state);
