-- begun_from_id: the version whose text a revision began with, or was joined with since; another that came out meanwhile is
-- noticed by it.
alter table catalog_draft add column begun_from_id uuid constraint catalog_draft_begun_from_fk references definition_version (id);
update catalog_draft set begun_from_id = coalesce(
    (select v.id from definition_version v
        where v.definition_id = catalog_draft.revises_id and v.published_at <= catalog_draft.made_at
        order by v.published_at desc, v.id desc fetch first 1 rows only),
    (select v.id from definition_version v
        where v.definition_id = catalog_draft.revises_id
        order by v.published_at, v.id fetch first 1 rows only))
where revises_id is not null;
alter table catalog_draft add constraint catalog_draft_revisions_begin_from_a_version
    check ((revises_id is null and begun_from_id is null) or (revises_id is not null and begun_from_id is not null));
create index catalog_draft_by_definition on catalog_draft (district_id, revises_id);

-- Approved is not yet published: until a lead opens it, it can go back.
update catalog_draft set state = 'PUBLISHED'
where state = 'APPROVED' and exists (
    select 1 from catalog_proposal p where p.draft_id = catalog_draft.id and p.state = 'PUBLISHED');
