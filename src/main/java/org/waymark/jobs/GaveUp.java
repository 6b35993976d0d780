package org.waymark.jobs;

/** The other side will not take it, whenever it is tried. */
public class GaveUp extends RuntimeException {

    public GaveUp(String why) {
        super(why);
    }
}
