package org.waymark.people.staff;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * OneRoster 1.2 CSV, whole lists ("bulk"): orgs.csv says the schools, roles.csv who works where, users.csv the people; without
 * roles.csv the roles of OneRoster 1.1 in users.csv, else those of enrollments.csv. Students and guardians are never kept.
 */
final class OneRosterCsv {

    static final String MANIFEST = "manifest.csv";
    static final String ORGS = "orgs.csv";
    static final String USERS = "users.csv";
    static final String ROLES = "roles.csv";
    static final String ENROLLMENTS = "enrollments.csv";

    /** OneRoster 1.2 CSV binding, 4.13.7 (RoleEnum), those who are not of the staff. */
    private static final Set<String> NOT_STAFF = Set.of("student", "guardian", "parent", "relative");

    private static final Set<String> SAID_BY_THE_LIST = Set.of(MANIFEST, ORGS, USERS, ROLES, ENROLLMENTS);
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_NAME = 255;
    private static final int MOST_ROLES_EACH = 5;
    private static final int MOST_STEPS_UP = 20;

    private final Map<String, ImportFile> files;
    private final Faults faults;
    private final ListSink sink;
    private final int mostPeople;
    private final LocalDate today;
    private final Map<String, Org> orgs = new HashMap<>();
    private final Map<StaffField, String> carried = new EnumMap<>(StaffField.class);
    private final List<StaffRow> some = new ArrayList<>(ListSink.SOME);
    private int people;
    private int leftOut;
    private boolean ownRoles;

    /** @param files by their names in lower case */
    OneRosterCsv(Map<String, ImportFile> files, Faults faults, ListSink sink, int mostPeople, LocalDate today) {
        this.files = new TreeMap<>(files);
        this.faults = faults;
        this.sink = sink;
        this.mostPeople = mostPeople;
        this.today = today;
    }

    private record Org(String name, String type, @Nullable String parent, int line) {}

    /** Which of the files a table is, by its columns; null where it is none. */
    static @Nullable String nameOf(CsvTable table) {
        if (table.has("propertyName") && table.has("value")) {
            return MANIFEST;
        }
        if (!table.has("sourcedId")) {
            return null;
        }
        if (table.has("userSourcedId") && table.has("orgSourcedId")) {
            return ROLES;
        }
        if (table.has("userSourcedId") && table.has("classSourcedId")) {
            return ENROLLMENTS;
        }
        if (table.has("enabledUser") || table.has("givenName") && table.has("familyName")) {
            return USERS;
        }
        return table.has("name") && table.has("type") && table.has("parentSourcedId") ? ORGS : null;
    }

    /** Whether files of these names, in lower case, are a bundle of OneRoster. */
    static boolean isOne(Set<String> names) {
        return names.stream().anyMatch(SAID_BY_THE_LIST::contains);
    }

    ListRead read() throws IOException {
        Map<String, String> manifest = inOrder(MANIFEST, this::manifest, Map.of());
        if (!isWhole(manifest)) {
            return read(Map.of());
        }
        files.keySet().stream()
                .filter(name -> !SAID_BY_THE_LIST.contains(name))
                .forEach(name -> faults.add(name, FaultKind.FILE_NOT_READ));
        inOrder(ORGS, this::orgs, true);
        boolean roles = inOrder(ROLES, table -> roles(table, "orgSourcedId", "roleType"), false);
        if (files.containsKey(ROLES) && files.containsKey(ENROLLMENTS)) {
            faults.add(ENROLLMENTS, FaultKind.FILE_NOT_READ);
        }
        if (!files.containsKey(USERS)) {
            faults.add(USERS, FaultKind.FILE_MISSING);
            return read(Map.of());
        }
        inOrder(USERS, table -> users(table, roles), true);
        return read(schools());
    }

    private ListRead read(Map<String, String> schools) {
        return new ListRead(ListFormat.ONEROSTER, USERS, "sourcedId", carried, people, leftOut, schools);
    }

    private interface Part<T> {
        T read(CsvTable table) throws IOException, UnreadableFile;
    }

    /** Reads one of the files, if it is there and nothing before has ended the reading. */
    private <T> T inOrder(String name, Part<T> part, T otherwise) throws IOException {
        ImportFile file = files.get(name);
        if (file == null || faults.isBroken()) {
            return otherwise;
        }
        try (CsvTable table = CsvTable.open(file)) {
            ListReader.sayEncoding(table, faults);
            return part.read(table);
        } catch (UnreadableFile e) {
            faults.stop(file.name(), e.line(), e.kind());
            return otherwise;
        }
    }

    /** 1EdTech OneRoster 1.2 CSV binding, section 3: the version, and for each file whether it is bulk, delta or absent. */
    private Map<String, String> manifest(CsvTable table) throws UnreadableFile {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Optional<CsvTable.Row> row = table.next();
                row.isPresent() && properties.size() < 100;
                row = table.next()) {
            String name = table.value(row.get(), "propertyName");
            String value = table.value(row.get(), "value");
            if (name != null && value != null) {
                properties.put(name.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
            }
        }
        return properties;
    }

    private boolean isWhole(Map<String, String> manifest) {
        String version = manifest.get("oneroster.version");
        if (version != null && !version.startsWith("1.1") && !version.startsWith("1.2")) {
            faults.add(MANIFEST, 0, "oneroster.version", FaultKind.ONEROSTER_VERSION, version, "");
            return false;
        }
        boolean whole = true;
        for (String file : List.of("orgs", "users", "roles", "enrollments")) {
            String how = manifest.getOrDefault("file." + file, "");
            if (how.equals("delta") && !(file.equals("enrollments") && files.containsKey(ROLES))) {
                faults.add(MANIFEST, 0, "file." + file, FaultKind.ONEROSTER_DELTA, how, "");
                whole = false;
            } else if (how.equals("bulk") && !files.containsKey(file + ".csv")) {
                faults.add(file + ".csv", FaultKind.FILE_MISSING);
                whole = false;
            } else if (how.equals("absent")) {
                files.remove(file + ".csv");
            }
        }
        return whole;
    }

    private boolean orgs(CsvTable table) throws UnreadableFile {
        if (!hasColumns(table, "sourcedId", "name", "type")) {
            return false;
        }
        PeopleColumns columns = new PeopleColumns(table, faults, Map.of());
        String district = null;
        for (Optional<CsvTable.Row> row = table.next(); row.isPresent() && !faults.isFull(); row = table.next()) {
            if (!columns.isWhole(row.get()) || isToBeDeleted(table, row.get())) {
                continue;
            }
            if (orgs.size() >= SchoolsNamed.MOST) {
                faults.stop(table.name(), row.get().line(), FaultKind.TOO_MANY_SCHOOLS);
                break;
            }
            String id = columns.text(row.get(), "sourcedId", StaffField.SCHOOL_CODE.longest());
            String name = columns.text(row.get(), "name", LONGEST_NAME);
            String type = table.value(row.get(), "type");
            if (id == null || name == null || type == null) {
                sayEmpty(table, row.get(), columns, "sourcedId", "name", "type");
                continue;
            }
            Org org = new Org(
                    name,
                    type.toLowerCase(Locale.ROOT),
                    columns.text(row.get(), "parentSourcedId", LONGEST_ID),
                    row.get().line());
            Org before = orgs.putIfAbsent(id, org);
            if (before != null) {
                faults.add(
                        table.name(),
                        row.get().line(),
                        table.said("sourcedId"),
                        FaultKind.TWICE,
                        id,
                        String.valueOf(before.line()));
            } else if (org.type().equals("district")) {
                if (district != null) {
                    faults.add(
                            table.name(),
                            row.get().line(),
                            table.said("type"),
                            FaultKind.SEVERAL_DISTRICTS,
                            name,
                            district);
                } else {
                    district = name;
                }
            }
        }
        return true;
    }

    /** Of roles.csv, or of enrollments.csv where that is all there is. */
    private boolean roles(CsvTable table, String orgColumn, String typeColumn) throws UnreadableFile {
        if (!hasColumns(table, "userSourcedId", "role", orgColumn)) {
            return false;
        }
        PeopleColumns columns = new PeopleColumns(table, faults, Map.of());
        List<StaffRole> roles = new ArrayList<>(ListSink.SOME);
        int staff = 0;
        for (Optional<CsvTable.Row> row = table.next(); row.isPresent() && !faults.isFull(); row = table.next()) {
            String role = table.value(row.get(), "role");
            if (role != null && NOT_STAFF.contains(role.toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (!columns.isWhole(row.get()) || isToBeDeleted(table, row.get()) || isOver(table, row.get())) {
                continue;
            }
            String user = columns.id(row.get(), "userSourcedId");
            String job = columns.text(row.get(), "role", StaffField.JOB.longest());
            String org = columns.text(row.get(), orgColumn, StaffField.SCHOOL_CODE.longest());
            if (job == null) {
                sayEmpty(table, row.get(), columns, "role");
            }
            if (user == null || job == null) {
                continue;
            }
            if (++staff > mostPeople * (long) MOST_ROLES_EACH) {
                faults.stop(table.name(), row.get().line(), FaultKind.TOO_MANY_PEOPLE);
                break;
            }
            boolean primary = "primary".equalsIgnoreCase(table.value(row.get(), typeColumn));
            roles.add(new StaffRole(
                    row.get().line(), user, org == null ? "" : org, job, primary ? 0 : 1, districtOf(org)));
            if (roles.size() == ListSink.SOME) {
                sink.roles(List.copyOf(roles));
                roles.clear();
            }
        }
        if (!roles.isEmpty()) {
            sink.roles(List.copyOf(roles));
        }
        return true;
    }

    private boolean users(CsvTable table, boolean rolesAreKnown) throws IOException, UnreadableFile {
        if (!hasColumns(table, "sourcedId")) {
            return false;
        }
        ownRoles = !rolesAreKnown && table.has("role");
        if (!rolesAreKnown
                && !ownRoles
                && !inOrder(ENROLLMENTS, each -> roles(each, "schoolSourcedId", "roleType"), false)) {
            faults.add(table.name(), FaultKind.ONEROSTER_NO_ROLES);
            return false;
        }
        PeopleColumns columns = new PeopleColumns(table, faults, columnsOf(table));
        carried.put(StaffField.SCHOOL_CODE, table.has("primaryOrgSourcedId") ? "primaryOrgSourcedId" : "orgSourcedId");
        carried.put(StaffField.JOB, "role");
        carried.putAll(columns.carried());
        for (Optional<CsvTable.Row> row = table.next(); row.isPresent() && !faults.isBroken(); row = table.next()) {
            takeUser(table, row.get(), columns);
            if (some.size() == ListSink.SOME) {
                flush(table);
            }
        }
        flush(table);
        return true;
    }

    private void takeUser(CsvTable table, CsvTable.Row row, PeopleColumns columns) {
        if (ownRoles) {
            String role = table.value(row, "role");
            if (role == null || NOT_STAFF.contains(role.toLowerCase(Locale.ROOT))) {
                leftOut++;
                return;
            }
        }
        if (!columns.isWhole(row)) {
            return;
        }
        String id = columns.id(row, "sourcedId");
        if (id == null) {
            return;
        }
        Map<StaffField, String> fields = columns.fields(row);
        if (ownRoles) {
            ownRole(table, row, columns, id, fields);
        }
        if (table.has("primaryOrgSourcedId")) {
            String org = columns.text(row, "primaryOrgSourcedId", StaffField.SCHOOL_CODE.longest());
            if (org != null) {
                fields.put(StaffField.SCHOOL_CODE, org);
            }
        }
        boolean gone = isToBeDeleted(table, row) || "false".equalsIgnoreCase(table.value(row, "enabledUser"));
        some.add(new StaffRow(row.line(), id, fields, gone));
    }

    /** OneRoster 1.1: the role stands with the user, and the schools in one cell. */
    private void ownRole(
            CsvTable table, CsvTable.Row row, PeopleColumns columns, String id, Map<StaffField, String> fields) {
        String role = columns.text(row, "role", StaffField.JOB.longest());
        if (role != null) {
            fields.putIfAbsent(StaffField.JOB, role);
        }
        String listed = table.value(row, "orgSourcedIds");
        Set<String> districts = new HashSet<>();
        for (String each : listed == null ? new String[0] : listed.split(",")) {
            String org = Cell.trimmed(each);
            if (!org.isEmpty() && !Cell.isUnfit(org) && org.length() <= StaffField.SCHOOL_CODE.longest()) {
                fields.putIfAbsent(StaffField.SCHOOL_CODE, org);
                String district = districtOf(org);
                if (district != null) {
                    districts.add(district);
                }
            }
        }
        if (districts.size() > 1) {
            faults.add(table.name(), row.line(), table.said("orgSourcedIds"), FaultKind.TWO_DISTRICTS, id, "");
        }
    }

    private void flush(CsvTable table) {
        if (some.isEmpty()) {
            return;
        }
        List<StaffRow> staff = new ArrayList<>(some.size());
        if (ownRoles) {
            staff.addAll(some);
        } else {
            Map<String, List<StaffRole>> roles =
                    sink.rolesOf(some.stream().map(StaffRow::sourcedid).toList());
            for (StaffRow row : some) {
                List<StaffRole> own = roles.getOrDefault(row.sourcedid(), List.of());
                if (own.isEmpty()) {
                    leftOut++;
                } else {
                    staff.add(withRole(table, row, own));
                }
            }
        }
        some.clear();
        people += staff.size();
        if (people > mostPeople) {
            faults.stop(table.name(), staff.get(staff.size() - 1).line(), FaultKind.TOO_MANY_PEOPLE);
        } else if (!staff.isEmpty()) {
            sink.people(staff);
        }
    }

    private StaffRow withRole(CsvTable table, StaffRow row, List<StaffRole> roles) {
        long districts = roles.stream()
                .map(StaffRole::district)
                .filter(district -> district != null)
                .distinct()
                .count();
        if (districts > 1) {
            faults.add(table.name(), row.line(), table.said("sourcedId"), FaultKind.TWO_DISTRICTS, row.sourcedid(), "");
        }
        StaffRole first = roles.get(0);
        Map<StaffField, String> fields = new EnumMap<>(StaffField.class);
        if (!first.org().isEmpty()) {
            fields.put(StaffField.SCHOOL_CODE, first.org());
        }
        fields.put(StaffField.JOB, first.job());
        fields.putAll(row.fields());
        return new StaffRow(row.line(), row.sourcedid(), fields, row.gone());
    }

    /** The nearest district above a school; null where the file does not say. */
    private @Nullable String districtOf(@Nullable String id) {
        String at = id;
        for (int steps = 0; at != null && steps < MOST_STEPS_UP; steps++) {
            Org org = orgs.get(at);
            if (org == null) {
                return null;
            }
            if (org.type().equals("district")) {
                return at;
            }
            at = org.parent();
        }
        return null;
    }

    /** Everything people can work in; a state or a nation is no school. */
    private Map<String, String> schools() {
        Map<String, String> schools = new TreeMap<>();
        orgs.forEach((id, org) -> {
            if (!Set.of("state", "national").contains(org.type())) {
                schools.put(id, org.name());
            }
        });
        return schools;
    }

    private boolean hasColumns(CsvTable table, String... wanted) {
        boolean all = true;
        for (String column : wanted) {
            if (!table.has(column)) {
                faults.add(table.name(), 1, column, FaultKind.NO_COLUMN, column, "");
                all = false;
            }
        }
        return all;
    }

    private static void sayEmpty(CsvTable table, CsvTable.Row row, PeopleColumns columns, String... wanted) {
        for (String column : wanted) {
            if (table.value(row, column) == null) {
                columns.fault(row, column, FaultKind.EMPTY, "");
            }
        }
    }

    private static boolean isToBeDeleted(CsvTable table, CsvTable.Row row) {
        return "tobedeleted".equalsIgnoreCase(table.value(row, "status"));
    }

    /** Whether a role has ended. */
    private boolean isOver(CsvTable table, CsvTable.Row row) {
        String end = table.value(row, "endDate");
        try {
            return end != null && LocalDate.parse(end).isBefore(today);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** OneRoster carries the rest in columns of its own making, "metadata." before the name. */
    private static Map<StaffField, String> columnsOf(CsvTable table) {
        Map<StaffField, String> columns = new EnumMap<>(StaffField.class);
        columns.put(StaffField.JOB, "metadata.jobTitle");
        columns.put(StaffField.CONTRACT_GROUP, "metadata.contractGroup");
        columns.put(
                StaffField.EMPLOYEE_NUMBER,
                table.has("metadata.employeeNumber") ? "metadata.employeeNumber" : "identifier");
        columns.put(StaffField.MANAGER_SOURCEDID, "metadata.managerSourcedId");
        columns.put(StaffField.YEARS_OF_SERVICE, "metadata.yearsOfService");
        columns.put(StaffField.LICENCE, table.has("metadata.licence") ? "metadata.licence" : "metadata.license");
        return columns;
    }
}
