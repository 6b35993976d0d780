-- Frameworks of standards as districts imported them. Codes and titles that Waymark ships are no rows: they are the same everywhere.
create table standards_framework (
    id uuid not null constraint standards_framework_pk primary key,
    version integer not null,
    district_id uuid not null,
    document_id varchar(64) not null,
    -- By which micro-credentials name it; it stays when a later import brings another title.
    label varchar(255) not null,
    title varchar(500) not null,
    creator varchar(255) not null,
    adoption varchar(40),
    address varchar(2000),
    items integer not null,
    imported_at timestamp with time zone not null,
    constraint standards_framework_document_is_unique unique (district_id, document_id),
    constraint standards_framework_label_is_unique unique (district_id, label)
);

-- One standard. It is never deleted, since micro-credentials may be aligned to it; what a later import leaves out is withdrawn.
create table standards_item (
    district_id uuid not null,
    framework_id uuid not null constraint standards_item_framework_fk references standards_framework (id),
    identifier varchar(64) not null,
    parent varchar(64),
    depth integer not null,
    place integer not null,
    code varchar(255) not null,
    kind varchar(255) not null,
    title varchar(500) not null,
    statement text not null,
    withdrawn boolean not null,
    constraint standards_item_pk primary key (framework_id, identifier)
);

create index standards_item_by_parent on standards_item (framework_id, parent, place);
create index standards_item_by_code on standards_item (district_id, code);

-- Codes that a standard had before: what was aligned by them stays aligned.
create table standards_former_code (
    district_id uuid not null,
    framework_id uuid not null constraint standards_former_code_framework_fk references standards_framework (id),
    code varchar(255) not null,
    identifier varchar(64) not null,
    constraint standards_former_code_pk primary key (framework_id, code, identifier)
);

-- A package on its way in: read beside the frameworks, looked at, landed.
create table standards_import (
    id uuid not null constraint standards_import_pk primary key,
    version integer not null,
    district_id uuid not null,
    status varchar(20) not null,
    address varchar(2000),
    document_id varchar(64),
    title varchar(500),
    creator varchar(255),
    adoption varchar(40),
    framework_id uuid,
    items integer not null,
    made integer not null,
    changed integer not null,
    withdrawn integer not null,
    came_back integer not null,
    unchanged integer not null,
    doubled_codes integer not null,
    other_links integer not null,
    begun_at timestamp with time zone not null,
    ended_at timestamp with time zone
);

create index standards_import_by_district on standards_import (district_id, begun_at);

create table standards_import_item (
    import_id uuid not null constraint standards_import_item_import_fk references standards_import (id),
    district_id uuid not null,
    number integer not null,
    line integer not null,
    identifier varchar(64) not null,
    parent varchar(64),
    depth integer,
    place integer not null,
    code varchar(255) not null,
    kind varchar(255) not null,
    title varchar(500) not null,
    statement text not null,
    constraint standards_import_item_pk primary key (import_id, number)
);

create index standards_import_item_by_identifier on standards_import_item (import_id, identifier);
create index standards_import_item_by_parent on standards_import_item (import_id, parent);

create table standards_import_link (
    import_id uuid not null constraint standards_import_link_import_fk references standards_import (id),
    district_id uuid not null,
    number integer not null,
    line integer not null,
    origin varchar(64) not null,
    destination varchar(64) not null,
    place integer not null,
    constraint standards_import_link_pk primary key (import_id, number)
);

create index standards_import_link_by_origin on standards_import_link (import_id, origin);

create table standards_import_fault (
    import_id uuid not null constraint standards_import_fault_import_fk references standards_import (id),
    district_id uuid not null,
    place integer not null,
    part varchar(40) not null,
    number integer not null,
    line integer not null,
    kind varchar(40) not null,
    detail varchar(300) not null,
    constraint standards_import_fault_pk primary key (import_id, place)
);
