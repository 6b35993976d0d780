package org.waymark.people.guests;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What someone types who takes up an invitation. */
record JoinForm(
        @Nullable String name,
        @Nullable String address,
        @Nullable String adult) {

    private static final int LONGEST_NAME = 100;

    /** The name they want to be called by, on one line. */
    String called() {
        return name == null ? "" : name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    Optional<MailAddress> parsed() {
        return MailAddress.parse(address);
    }

    /** What is wrong, by field id. */
    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (called().isEmpty() || called().length() > LONGEST_NAME) {
            problems.put("name", new DefaultMessageSourceResolvable("guests.join.problem.name"));
        }
        if (parsed().isEmpty()) {
            problems.put("address", new DefaultMessageSourceResolvable("guests.addresses.problem.NO_ADDRESS"));
        }
        if (adult == null) {
            problems.put("adult", new DefaultMessageSourceResolvable("guests.join.problem.adult"));
        }
        return problems;
    }
}
