-- An address is somebody's, elsewhere; here it is where a package of standards is published.
alter table standards_framework rename column address to package_url;
alter table standards_import rename column address to package_url;
