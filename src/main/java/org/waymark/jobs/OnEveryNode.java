package org.waymark.jobs;

/** Something that every node does for itself every five minutes; timetables are kept by one of them alone. */
public interface OnEveryNode {

    void look();
}
