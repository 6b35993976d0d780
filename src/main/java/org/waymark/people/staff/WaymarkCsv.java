package org.waymark.people.staff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Our own CSV: one row for each of the staff, the columns of {@code src/docs/people-import.md} in any order. */
final class WaymarkCsv {

    static final String ID = "person_sourcedid";
    private static final String SCHOOL_NAME = "school_name";
    private static final String STATUS = "status";
    private static final String AMERICAN_LICENCE = "license";
    private static final int LONGEST_NAME = 255;
    private static final Set<String> LEFT = Set.of("left", "closed", "inactive", "tobedeleted");
    private static final Set<String> HERE = Set.of("active", "here");

    private final CsvTable table;
    private final Faults faults;
    private final ListSink sink;
    private final int mostPeople;
    private final PeopleColumns columns;
    private final SchoolsNamed schools = new SchoolsNamed();
    private final List<StaffRow> some = new ArrayList<>(ListSink.SOME);
    private int people;

    WaymarkCsv(CsvTable table, Faults faults, ListSink sink, int mostPeople) {
        this.table = table;
        this.faults = faults;
        this.sink = sink;
        this.mostPeople = mostPeople;
        this.columns = new PeopleColumns(table, faults, columnsOf(table));
    }

    /** The names of all columns, in the order of the template. */
    static List<String> columnNames() {
        List<String> names = new ArrayList<>();
        names.add(ID);
        for (StaffField field : StaffField.values()) {
            names.add(field.column());
            if (field == StaffField.SCHOOL_CODE) {
                names.add(SCHOOL_NAME);
            }
        }
        names.add(STATUS);
        return names;
    }

    static boolean isOne(CsvTable table) {
        return table.has(ID);
    }

    ListRead read() throws UnreadableFile {
        sayColumns();
        for (Optional<CsvTable.Row> row = table.next(); row.isPresent(); row = table.next()) {
            if (faults.isFull()) {
                break;
            }
            if (++people > mostPeople) {
                faults.stop(table.name(), row.get().line(), FaultKind.TOO_MANY_PEOPLE);
                break;
            }
            take(row.get());
        }
        flush();
        return new ListRead(
                ListFormat.WAYMARK, table.name(), table.said(ID), columns.carried(), people, 0, schools.all());
    }

    private void take(CsvTable.Row row) {
        if (!columns.isWhole(row)) {
            return;
        }
        String id = columns.id(row, ID);
        Map<StaffField, String> fields = columns.fields(row);
        takeSchool(row, fields.get(StaffField.SCHOOL_CODE));
        boolean gone = isGone(row);
        if (id != null) {
            some.add(new StaffRow(row.line(), id, fields, gone));
            if (some.size() == ListSink.SOME) {
                flush();
            }
        }
    }

    private void flush() {
        if (!some.isEmpty()) {
            sink.people(List.copyOf(some));
            some.clear();
        }
    }

    private void takeSchool(CsvTable.Row row, @Nullable String code) {
        String name = columns.text(row, SCHOOL_NAME, LONGEST_NAME);
        if (name == null) {
            return;
        }
        if (code == null) {
            if (table.value(row, StaffField.SCHOOL_CODE.column()) == null) {
                columns.fault(row, SCHOOL_NAME, FaultKind.SCHOOL_WITHOUT_CODE, name);
            }
            return;
        }
        String known = schools.named(code, name);
        if (!known.equals(name)) {
            faults.add(
                    table.name(),
                    row.line(),
                    table.said(SCHOOL_NAME),
                    FaultKind.SCHOOL_NAMED_TWICE,
                    code + ": " + name,
                    known);
        } else if (schools.isFull()) {
            faults.stop(table.name(), row.line(), FaultKind.TOO_MANY_SCHOOLS);
        }
    }

    private boolean isGone(CsvTable.Row row) {
        String status = columns.text(row, STATUS, LONGEST_NAME);
        if (status == null || HERE.contains(status.toLowerCase(Locale.ROOT))) {
            return false;
        }
        if (!LEFT.contains(status.toLowerCase(Locale.ROOT))) {
            columns.fault(row, STATUS, FaultKind.STATUS, status);
        }
        return true;
    }

    private void sayColumns() {
        Set<String> read = Stream.concat(columnNames().stream(), Stream.of(AMERICAN_LICENCE))
                .map(CsvTable::plain)
                .collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (String column : table.header()) {
            String plain = CsvTable.plain(column);
            if (plain.isEmpty()) {
                continue;
            }
            if (!seen.add(plain)) {
                faults.add(table.name(), 1, column, FaultKind.COLUMN_TWICE, column, "");
            } else if (!read.contains(plain)) {
                faults.add(table.name(), 1, column, FaultKind.COLUMN_NOT_READ, column, "");
            }
        }
    }

    private static Map<StaffField, String> columnsOf(CsvTable table) {
        Map<StaffField, String> columns = new EnumMap<>(StaffField.class);
        Arrays.stream(StaffField.values()).forEach(field -> columns.put(field, field.column()));
        if (!table.has(StaffField.LICENCE.column())) {
            columns.put(StaffField.LICENCE, AMERICAN_LICENCE);
        }
        return columns;
    }
}
