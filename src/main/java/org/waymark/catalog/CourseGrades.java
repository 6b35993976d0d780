package org.waymark.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.people.SignedInPerson;

/** What the LMS courses of a person will take as their grade for a micro-credential; the module that knows tells. */
public interface CourseGrades {

    /**
     * One line for each course from which this person opened the micro-credential, or a line that tells why there can be
     * none; empty where there is nothing to say. It is about the person's own grade only.
     */
    List<Outlook> outlook(DefinitionId definition, SignedInPerson me);

    /**
     * How it stands with one course.
     *
     * @param well whether the grade arrives, or will
     * @param next what to do about it, if there is something
     */
    record Outlook(
            boolean well,
            MessageSourceResolvable sentence,
            @Nullable MessageSourceResolvable next) {}
}
