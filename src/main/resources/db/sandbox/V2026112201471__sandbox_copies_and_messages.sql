alter table sandbox_link add column context_id varchar(64) default '2' not null;
alter table sandbox_link add column copied_from bigint;
alter table sandbox_launch add column for_user varchar(64);
alter table sandbox_launch add column line_item_id bigint;
alter table sandbox_line_item add column review text;

create table sandbox_course_copy (
    context_id varchar(64) not null,
    title      varchar(255) not null,
    copied_at  timestamp with time zone not null,
    constraint sandbox_course_copy_pk primary key (context_id)
);

create table sandbox_notice_handler (
    client_id   varchar(64)   not null,
    notice_type varchar(100)  not null,
    handler     varchar(1000) not null,
    constraint sandbox_notice_handler_pk primary key (client_id, notice_type)
);
