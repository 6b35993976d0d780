package org.waymark.people.staff;

import java.util.Map;

/**
 * What an import would change, or has changed.
 *
 * @param onRecord how many the register listed before
 * @param schools how many are new, or called otherwise
 * @param changedFields how many change in each field
 */
record ImportCounts(
        int onRecord,
        int made,
        int changed,
        int cameBack,
        int closed,
        int unchanged,
        int leftOut,
        int schools,
        Map<StaffField, Integer> changedFields) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0, 0, 0, Map.of());

    /** Whether so many would be closed that it must be said twice: more than a tenth of those on record. */
    public boolean closesMany() {
        return closed * 10L > onRecord;
    }

    public boolean changesNothing() {
        return made + changed + cameBack + closed + schools == 0;
    }
}
