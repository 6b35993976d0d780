package org.waymark.people.staff;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a list of staff may say of somebody; a list changes only the fields it has columns for. */
enum StaffField {
    SCHOOL_CODE(100),
    JOB(100),
    CONTRACT_GROUP(100),
    EMPLOYEE_NUMBER(100),
    MANAGER_SOURCEDID(255),
    YEARS_OF_SERVICE(10),
    LICENCE(100);

    private final int longest;

    StaffField(int longest) {
        this.longest = longest;
    }

    /** Its column, in the list and in the database alike. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    int longest() {
        return longest;
    }

    int bit() {
        return 1 << ordinal();
    }

    static int bits(Collection<StaffField> fields) {
        return fields.stream().mapToInt(StaffField::bit).reduce(0, (one, other) -> one | other);
    }

    static Set<StaffField> of(int bits) {
        Set<StaffField> fields = EnumSet.noneOf(StaffField.class);
        for (StaffField field : values()) {
            if ((bits & field.bit()) != 0) {
                fields.add(field);
            }
        }
        return fields;
    }
}
