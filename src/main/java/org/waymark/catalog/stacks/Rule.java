package org.waymark.catalog.stacks;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;

/**
 * What has to be earned: one micro-credential, another stack, or a group of such.
 *
 * @param of which micro-credential or stack; none for a group
 * @param need how many members of an ANY group are enough; not looked at otherwise
 * @param members of a group, in order
 * @param name what the group is called, such as the title of the stack that it stands for; may be empty
 */
public record Rule(Kind kind, @Nullable UUID of, int need, List<Rule> members, String name) {

    /** What a rule is. */
    public enum Kind {
        CREDENTIAL,
        STACK,
        ALL,
        ANY;

        public boolean isGroup() {
            return this == ALL || this == ANY;
        }
    }

    public Rule {
        members = List.copyOf(Objects.requireNonNullElse(members, List.of()));
        name = Objects.requireNonNullElse(name, "");
    }

    public static Rule credential(DefinitionId definition) {
        return new Rule(Kind.CREDENTIAL, definition.id(), 0, List.of(), "");
    }

    public static Rule stack(StackId stack) {
        return new Rule(Kind.STACK, stack.id(), 0, List.of(), "");
    }

    public static Rule all(List<Rule> members) {
        return new Rule(Kind.ALL, null, 0, members, "");
    }

    public static Rule any(int need, List<Rule> members) {
        return new Rule(Kind.ANY, null, need, members, "");
    }

    /** The ids of all micro-credentials in it, in its order. */
    public Set<UUID> credentials() {
        Set<UUID> ids = new LinkedHashSet<>();
        if (kind == Kind.CREDENTIAL && of != null) {
            ids.add(of);
        }
        members.forEach(member -> ids.addAll(member.credentials()));
        return ids;
    }

    /** How many of the members are enough. */
    public int enough() {
        return kind == Kind.ALL ? members.size() : need;
    }
}
