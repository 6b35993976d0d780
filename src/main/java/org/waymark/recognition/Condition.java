package org.waymark.recognition;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.stacks.StackId;
import org.waymark.people.Role;

/** What has to have happened; all conditions of a rule together. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Condition.CredentialEarned.class, name = "credential-earned"),
    @JsonSubTypes.Type(value = Condition.AwardsCounted.class, name = "awards-counted"),
    @JsonSubTypes.Type(value = Condition.StackCompleted.class, name = "stack-completed"),
    @JsonSubTypes.Type(value = Condition.AnyOfStack.class, name = "any-of-stack"),
    @JsonSubTypes.Type(value = Condition.RoleHeld.class, name = "role-held"),
    @JsonSubTypes.Type(value = Condition.ReviewsDone.class, name = "reviews-done")
})
public sealed interface Condition {

    /** One micro-credential. */
    record CredentialEarned(DefinitionId definition) implements Condition {}

    /**
     * So many different micro-credentials.
     *
     * @param each whether it happens again with every so many more
     */
    record AwardsCounted(int count, boolean each) implements Condition {}

    /** A stack or a pathway, by its own rule. */
    record StackCompleted(StackId stack) implements Condition {}

    /** So many of the micro-credentials that a stack is made of, whichever. */
    record AnyOfStack(int count, StackId stack) implements Condition {}

    record RoleHeld(Role role) implements Condition {}

    /**
     * So many reviews recorded.
     *
     * @param each whether it happens again with every so many more
     */
    record ReviewsDone(int count, boolean each) implements Condition {}

    /** The stack that it looks at. */
    default Optional<StackId> looksAt() {
        if (this instanceof StackCompleted completed) {
            return Optional.of(completed.stack());
        }
        return this instanceof AnyOfStack any ? Optional.of(any.stack()) : Optional.empty();
    }

    /** Whether it can happen more than once. */
    default boolean repeats() {
        return this instanceof AwardsCounted awards && awards.each()
                || this instanceof ReviewsDone reviews && reviews.each();
    }
}
