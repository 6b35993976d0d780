package org.waymark.recognition;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.stacks.StackId;
import org.waymark.catalog.stacks.StackState;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.staff.StaffRecords;

/** What the things are called that rules of a district name. */
@Component
@Transactional(readOnly = true)
public class RuleNames {

    private final Definitions definitions;
    private final Stacks stacks;
    private final StaffRecords staff;

    RuleNames(Definitions definitions, Stacks stacks, StaffRecords staff) {
        this.definitions = definitions;
        this.stacks = stacks;
        this.staff = staff;
    }

    /** Titles by id, names by code; a contract group has no name but its code. */
    public record Names(
            Map<DefinitionId, String> credentials, Map<StackId, StackState> stacks, Map<String, String> schools) {

        public String credential(DefinitionId id) {
            return credentials.getOrDefault(id, "—");
        }

        String stack(StackId id) {
            StackState stack = stacks.get(id);
            return stack == null ? "—" : (stack.published() == null ? stack.written() : stack.published()).title();
        }

        boolean isPathway(StackId id) {
            StackState stack = stacks.get(id);
            return stack != null && stack.pathway();
        }
    }

    /** All of a district; a fixed number of reads. */
    public Names of(DistrictId district) {
        Map<DefinitionId, String> credentials = new HashMap<>();
        definitions.named(district).forEach(each -> credentials.put(each.id(), each.title()));
        Map<StackId, StackState> known = new HashMap<>();
        stacks.everything(district).forEach(each -> known.put(each.id(), each));
        return new Names(credentials, known, staff.schoolNames(district));
    }
}
