package org.waymark.people.guests;

import org.jspecify.annotations.Nullable;

/** What is typed to invite guests. */
record InvitationForm(
        @Nullable String title,
        @Nullable String audience,
        @Nullable String programme,
        @Nullable String places,
        @Nullable String days) {

    static final InvitationForm EMPTY = new InvitationForm(null, "COMMUNITY", "", "30", "30");
}
