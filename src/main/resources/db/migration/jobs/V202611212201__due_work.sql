-- The table of db-scheduler 16.12, as its documentation gives it for PostgreSQL.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by text,
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    constraint scheduled_tasks_pk primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);

-- Due work that was given up; a person sends it again or lets it be.
create table dead_job (
    id uuid not null constraint dead_job_pk primary key,
    work varchar(100) not null,
    instance_key varchar(500) not null,
    data text not null,
    why varchar(1000) not null,
    given_up_at timestamp with time zone not null
);
