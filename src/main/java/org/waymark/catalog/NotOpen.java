package org.waymark.catalog;

/** Somebody may not start a micro-credential now: it is retired, or tried by others first. */
public class NotOpen extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
