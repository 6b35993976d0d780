package org.waymark.jobs;

/** The other side will not take it, whenever it is tried. Its message is ours, as that of {@link TryLater} is. */
public class GaveUp extends RuntimeException {

    public GaveUp(String why) {
        super(why);
    }
}
