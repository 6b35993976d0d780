package org.waymark.recognition.roles;

import java.util.Arrays;
import java.util.List;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.stacks.StackId;

/** Positions for tests. */
public final class TestRoles {

    private TestRoles() {}

    public static RoleRequirement credential(DefinitionId definition) {
        return new RoleRequirement(RoleRequirement.Kind.CREDENTIAL, definition.id(), 0);
    }

    static RoleRequirement any(int need, StackId stack) {
        return new RoleRequirement(RoleRequirement.Kind.ANY, stack.id(), need);
    }

    static RoleRequirement whole(StackId stack) {
        return new RoleRequirement(RoleRequirement.Kind.STACK, stack.id(), 0);
    }

    public static RolePlan plan(String slug, List<RoleRequirement> requirements, ApplicationWindow... windows) {
        return new RolePlan(
                slug,
                "Peer Collaborative Teacher",
                "Works with colleagues in their classrooms.",
                "Release time",
                1_250_000L,
                100,
                requirements,
                null,
                null,
                Arrays.asList(windows));
    }

    /** The same with a title of its own, for who is qualified for another, and has served so long. */
    static RolePlan after(RolePlan plan, String title, RoleProfileId prior, int years) {
        return new RolePlan(
                plan.slug(),
                title,
                plan.words(),
                plan.brings(),
                plan.upToCents(),
                plan.extraHours(),
                plan.requirements(),
                prior,
                years,
                plan.windows());
    }
}
