-- To whom a badge was made out first by this token: hashed with the token, which is kept nowhere.
alter table wallet_offer add column holder_hash varchar(64);
