package org.waymark.people.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Service;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;

/** Takes a whole list of staff that nobody has to look through first, as the operator. */
@Service
public class StaffLists {

    private final StaffImports imports;
    private final RecordChanges changes;

    StaffLists(StaffImports imports, RecordChanges changes) {
        this.imports = imports;
        this.changes = changes;
    }

    /** @param csv as src/docs/people-import.md says, without faults */
    public void take(String csv, DistrictId district) {
        Desk desk = new Desk(district, null);
        try {
            Path file = Files.createTempFile("staff", ".csv");
            try {
                Files.writeString(file, csv);
                StaffImportId id = imports.take(desk, List.of(new ListReader.Sent("staff.csv", file)), true);
                imports.confirm(id, desk, null);
                // At once: that it is due as well changes nothing any more.
                changes.carryOut(new StagedList.Of(id, district));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
