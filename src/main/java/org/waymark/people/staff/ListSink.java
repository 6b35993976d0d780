package org.waymark.people.staff;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where the rows of a list go while it is read, some hundreds at a time. */
interface ListSink {

    /** How many rows are handed on at once. */
    int SOME = 500;

    void people(List<StaffRow> some);

    void roles(List<StaffRole> some);

    /** The roles of these people that were handed on before, the one that counts most first. */
    Map<String, List<StaffRole>> rolesOf(Collection<String> sourcedids);
}
