package org.waymark.people.staff;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the cells of one row by their columns and says what is wrong with each. */
final class PeopleColumns {

    private static final int LONGEST_SOURCEDID = 255;
    private static final int MOST_YEARS = 80;

    private final CsvTable table;
    private final Faults faults;
    private final Map<StaffField, String> columns;

    /** Which column of the file holds which field. */
    PeopleColumns(CsvTable table, Faults faults, Map<StaffField, String> columns) {
        this.table = table;
        this.faults = faults;
        this.columns = new EnumMap<>(StaffField.class);
        this.columns.putAll(columns);
        this.columns.values().removeIf(column -> !table.has(column));
    }

    /** The fields this file says anything of, each with the word of its header. */
    Map<StaffField, String> carried() {
        Map<StaffField, String> carried = new EnumMap<>(StaffField.class);
        columns.forEach((field, column) -> carried.put(field, table.said(column)));
        return carried;
    }

    /** Whether the row has a cell for each column; spreadsheets may add empty ones at its end. */
    boolean isWhole(CsvTable.Row row) {
        int cells = row.values().size();
        while (cells > table.header().size()
                && Cell.trimmed(row.values().get(cells - 1)).isEmpty()) {
            cells--;
        }
        if (cells > table.header().size()
                || row.values().size() < table.header().size()) {
            faults.add(
                    table.name(),
                    row.line(),
                    "",
                    FaultKind.COLUMNS,
                    String.valueOf(cells),
                    String.valueOf(table.header().size()));
            return false;
        }
        return true;
    }

    /** An id that must be there; null, and said, where it is not. */
    @Nullable
    String id(CsvTable.Row row, String column) {
        String id = text(row, column, LONGEST_SOURCEDID);
        if (id == null && table.value(row, column) == null) {
            fault(row, column, FaultKind.EMPTY, "");
        }
        return id;
    }

    /** What stands in a column, if it is fit to be kept. */
    @Nullable
    String text(CsvTable.Row row, String column, int longest) {
        String value = table.value(row, column);
        if (value == null) {
            return null;
        }
        if (Cell.isUnfit(value)) {
            fault(row, column, FaultKind.CONTROL_CHARACTER, value);
            return null;
        }
        if (value.length() > longest) {
            faults.add(
                    table.name(), row.line(), table.said(column), FaultKind.TOO_LONG, value, String.valueOf(longest));
            return null;
        }
        return value;
    }

    /** All fields of a row that can be kept. */
    Map<StaffField, String> fields(CsvTable.Row row) {
        Map<StaffField, String> fields = new EnumMap<>(StaffField.class);
        columns.forEach((field, column) -> {
            String value = text(row, column, field.longest());
            if (value != null && field == StaffField.YEARS_OF_SERVICE) {
                value = years(row, column, value);
            }
            if (value != null) {
                fields.put(field, value);
            }
        });
        return fields;
    }

    private @Nullable String years(CsvTable.Row row, String column, String value) {
        if (!value.matches("[0-9]{1,3}") || Integer.parseInt(value) > MOST_YEARS) {
            fault(row, column, FaultKind.YEARS, value);
            return null;
        }
        return String.valueOf(Integer.parseInt(value));
    }

    void fault(CsvTable.Row row, String column, FaultKind kind, String given) {
        faults.add(table.name(), row.line(), table.said(column), kind, given, "");
    }
}
